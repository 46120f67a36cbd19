-- Spreads the tables over the machines of a Citus cluster by province; run once after the migrations.
-- The lists below are compared with the catalogue by a test, so that a new table cannot be forgotten.
-- tenant: accounts
-- tenant: account_seats
-- tenant: admission_plans
-- tenant: audit_entries
-- tenant: audit_heads
-- tenant: backup_codes
-- tenant: branch_months
-- tenant: branch_reviews
-- tenant: calendar_feeds
-- tenant: career_entries
-- tenant: case_messages
-- tenant: case_reminders
-- tenant: case_steps
-- tenant: case_work
-- tenant: cases
-- tenant: citizens
-- tenant: classified_cards
-- tenant: commendations
-- tenant: commitment_reviews
-- tenant: commitments
-- tenant: day_jobs
-- tenant: document_files
-- tenant: document_links
-- tenant: document_openings
-- tenant: document_recipients
-- tenant: document_tasks
-- tenant: document_texts
-- tenant: document_versions
-- tenant: documents
-- tenant: dossier_custodies
-- tenant: dossier_handover_rows
-- tenant: dossier_handovers
-- tenant: dossier_marks
-- tenant: dossier_papers
-- tenant: dossier_readings
-- tenant: dossiers
-- tenant: dues_bases
-- tenant: dues_entries
-- tenant: dues_import_rows
-- tenant: dues_imports
-- tenant: dues_keepers
-- tenant: dues_months
-- tenant: dues_reliefs
-- tenant: dues_sums
-- tenant: election_candidates
-- tenant: elections
-- tenant: evaluation_lines
-- tenant: evaluation_opinions
-- tenant: evaluation_rounds
-- tenant: evaluations
-- tenant: figures_clock
-- tenant: four_goods
-- tenant: idempotency_keys
-- tenant: import_rows
-- tenant: imports
-- tenant: inspection_corrections
-- tenant: inspection_programmes
-- tenant: inspections
-- tenant: letterheads
-- tenant: meeting_attendance
-- tenant: meeting_documents
-- tenant: meeting_items
-- tenant: meeting_opinions
-- tenant: meeting_papers
-- tenant: meeting_scores
-- tenant: meeting_votes
-- tenant: meetings
-- tenant: member_absences
-- tenant: member_gaps
-- tenant: member_movements
-- tenant: member_statuses
-- tenant: members
-- tenant: members_in_charge
-- tenant: memberships
-- tenant: organisation_codes
-- tenant: organisation_figures
-- tenant: organisation_names
-- tenant: organisation_placements
-- tenant: organisation_terms
-- tenant: organisations
-- tenant: paper_numbers
-- tenant: plan_entries
-- tenant: plan_issues
-- tenant: plan_receipts
-- tenant: plan_reports
-- tenant: plan_targets
-- tenant: plan_tasks
-- tenant: plans
-- tenant: petitions
-- tenant: post_holdings
-- tenant: province_parameter_versions
-- tenant: questions
-- tenant: received_answers
-- tenant: reconciliation_rows
-- tenant: reconciliations
-- tenant: reminders_seen
-- tenant: report_editions
-- tenant: report_outlines
-- tenant: report_schedules
-- tenant: reports
-- tenant: reorganisation_images
-- tenant: reorganisations
-- tenant: review_campaigns
-- tenant: review_help_notes
-- tenant: review_names
-- tenant: review_questions
-- tenant: review_votes
-- tenant: score_forms
-- tenant: sessions
-- tenant: task_days
-- tenant: task_entries
-- tenant: task_files
-- tenant: task_waivers
-- tenant: tasks
-- reference: holiday_years
-- reference: instruments
-- reference: parameter_versions
-- reference: rulebook_revisions
-- local: schema_migrations
-- local: sign_in_attempts
-- Tables from which the application may delete, and why:
-- may delete: backup_codes        (new codes replace the old ones)
-- may delete: case_reminders      (what is said of a term, put anew)
-- may delete: case_work           (what waits for whom, put anew)
-- may delete: document_files      (a reading given up)
-- may delete: document_links      (a reading given up, a link written by mistake)
-- may delete: document_recipients (a reading given up)
-- may delete: document_tasks      (a reading given up)
-- may delete: document_texts      (a reading given up)
-- may delete: document_versions   (a draft given up)
-- may delete: documents           (a reading given up, a draft given up)
-- may delete: dossier_marks       (a paper found, a line open again)
-- may delete: dues_import_rows    (a list of payments given up)
-- may delete: figures_clock       (figures counted anew)
-- may delete: import_rows         (a list read again, given up or withdrawn)
-- may delete: meeting_items       (an agenda changed before anybody met)
-- may delete: meeting_papers      (a paper not signed, drawn anew)
-- may delete: member_absences     (a time away taken back before it began)
-- may delete: member_movements    (undo of an import)
-- may delete: member_statuses     (undo of an import; a status taken back before it began)
-- may delete: members             (undo of an import)
-- may delete: memberships         (undo of an import)
-- may delete: organisation_codes      (undo of an import: a branch it founded)
-- may delete: organisation_figures (figures counted anew)
-- may delete: organisation_names      (undo of an import: a branch it founded)
-- may delete: organisation_placements (undo of an import: a branch it founded)
-- may delete: organisations       (undo of an import: a branch it founded)
-- may delete: reorganisation_images (a reorganisation confirmed or taken back)
-- may delete: plan_entries        (a draft given up)
-- may delete: plan_reports        (a report taken out of the calendar, a draft given up)
-- may delete: plan_targets        (a target taken out of a draft, a draft given up)
-- may delete: plan_tasks          (work taken out of a draft, a draft given up)
-- may delete: plans               (a draft given up)
-- may delete: questions           (a question nobody asks any more)
-- may delete: received_answers    (an answer put away)
-- may delete: reports             (a draft that was never sent)
-- may delete: sign_in_attempts    (a counter that has run out)
do $$
declare t text;
begin
  foreach t in array array['holiday_years', 'instruments', 'parameter_versions', 'rulebook_revisions'] loop
    perform create_reference_table(t);
  end loop;
  perform create_distributed_table('organisations', 'province_code');
  foreach t in array array['accounts', 'account_seats', 'admission_plans', 'audit_entries', 'audit_heads', 'backup_codes', 'career_entries', 'case_messages',
    'case_reminders', 'case_steps', 'case_work', 'cases', 'citizens', 'commitment_reviews', 'commitments',
    'day_jobs', 'documents', 'document_files', 'document_links', 'document_openings', 'document_recipients', 'document_tasks', 'document_texts', 'document_versions', 'classified_cards', 'dossier_custodies', 'dossier_handover_rows', 'dossier_handovers', 'dossier_marks', 'dossier_papers', 'dossier_readings', 'dossiers',
    'dues_bases', 'dues_entries', 'dues_import_rows', 'dues_imports', 'dues_keepers', 'dues_months', 'dues_reliefs', 'dues_sums',
    'election_candidates', 'elections', 'evaluation_lines', 'evaluation_opinions', 'evaluation_rounds', 'evaluations', 'figures_clock', 'four_goods', 'idempotency_keys', 'import_rows', 'imports', 'letterheads', 'members', 'members_in_charge', 'member_absences', 'member_gaps', 'member_movements', 'member_statuses', 'memberships', 'organisation_codes',
    'organisation_figures', 'organisation_names', 'organisation_placements', 'organisation_terms', 'post_holdings', 'province_parameter_versions',
    'questions', 'received_answers', 'reconciliation_rows', 'reconciliations', 'reminders_seen', 'reports', 'report_editions', 'report_outlines', 'report_schedules', 'reorganisations', 'reorganisation_images', 'sessions',
    'branch_reviews', 'commendations', 'inspection_corrections', 'inspection_programmes', 'inspections', 'petitions', 'review_campaigns', 'review_help_notes', 'review_names', 'review_questions', 'review_votes',
    'branch_months', 'calendar_feeds', 'meeting_attendance', 'meeting_documents', 'meeting_items', 'meeting_opinions', 'meeting_papers', 'meeting_scores', 'meeting_votes', 'meetings',
    'paper_numbers', 'plans', 'plan_entries', 'plan_issues', 'plan_receipts', 'plan_reports', 'plan_targets', 'plan_tasks', 'score_forms', 'task_days', 'task_entries', 'task_files', 'task_waivers', 'tasks'] loop
    perform create_distributed_table(t, 'province_code', colocate_with => 'organisations');
  end loop;
end
$$;
