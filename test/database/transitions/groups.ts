// Which lifecycles are tried in which file: parts of about one length, that run beside each other.

export const groups = {
  admission: ['pool', 'awareness-class', 'readmission', 'admission', 'verification', 'verification-reply'],
  probation: ['probation', 'probationer-deletion', 'recognition-review'],
  transfers: ['formal-transfer-out', 'formal-transfer-in', 'collective-transfer', 'collective-transfer-in'],
  stays: [
    'temporary-transfer-out',
    'temporary-transfer-in',
    'abroad',
    'exemption',
    'residence-introduction',
    'residence-contact',
  ],
  records: [
    'card-issue',
    'card-reissue',
    'card-check',
    'badge-round',
    'yearly-supplement',
    'change-request',
    'lost-dossier',
  ],
  leaving: ['name-deletion', 'resignation'],
  discipline: ['discipline', 'appeal'],
} as const
