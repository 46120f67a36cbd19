// Plain English words that names may use beside the glossary; a new one is added here on purpose, not by accident.
export const plainWords: readonly string[] = `
  a account action add address after aged all answer appoint at audit backup basis before birth by can career cancel
  cell change changed chain check checks children choose clock code codes column columns commit confirm content correct
  count counterpart create created current date decide decision departure depth detail disable disabled discard display
  document download email enable enabled end ended ending entry entries everywhere expires export failed failure family
  field figure figures file find first forget form former found founded founding from full gender get grant group
  happened has hash head health history how id identity import imports in informatics input international job journey key
  kept kind label language last left level list lo lock locked map me minority must name named names new next no note now
  number of on open operation order out own page part party password path period phone place placed placement placements
  points position previous province recorded recode record register rename report reports request reset restore revoke role
  row rows scope search seat second seen seq session sessions set short show sign sort source start state status step
  subject summary table tail terms text theory title to top total totp type types undo undone unit until up update updated
  upload user used valid value version was with withdrawn year youth union introducers languages foreign recruited academic
  professional moved move child agent attempts class card issued actor sealed provinces sheet counts progress findings
  layout mapping matched message columns reason size checksum applied migrations schema answers committed started finished
  read expected match problem notice corrected noticed result filled idempotency statuses holdings parent secret confirmed token other since is failures forget probationary admitted official agency code begin remove renew factor signed
  announced back clause confidence days force issuer off propose reading replaced revision shipped trigger versions withdrawn worked years difference differences
  case lifecycle work take opened taken author holder blocked waits rule escalates direction written handed over fault purpose absences gaps paper papers print
  completeness mark marks marked withdraw fill keeper hand settle settled close closed lacking checked item dated side giver receiver reader permitted copies minutes recipient due fresh turn see below made planned again send unheard tried
  accept assigned assignee assigner batch confirm due evidence leads mine moved note percent reassign review submit submitted take
  unassigned waive waiver was words became assign sent task write agree agreed link media quarter
  applies issuing letterhead pattern people signer
  bases base reliefs relief months month extra pay region declared declare ground pct proposed decided amount booked for channel receipt receipts reference
  received counter waiting undeclared owed paid collected collect remitted remit balance reopened reopen book quarter sums late
  calendar lay notify publish feed time online classified notified chair held published cancelled standing heading speaker manner returned favour against
  outcome denominator required counted present excused absent room score band chosen correction hundredths
  ask save saved share
  announce round lines scheme schemes voted vote appraise appraised reply replied answered body said registered recognised recognise own products rate self decide goods above opinion opinions
  elected nominated not ratified route seats
  acknowledge acknowledged arrival coop drop section symbol unlink urgency
  bring consulted fact facts help helper pass question questions starts statement ends weighed
  about adopt adopted decline declined done every goal issues make measure most origin own release released root sender told
  effective image images
  schedule schedules edition editions senders above texts asked
  citations compare draft openings package
  aim conclude concluded dropped extend extended method owner
`
  .split(/\s+/)
  .filter((w) => w !== '')
