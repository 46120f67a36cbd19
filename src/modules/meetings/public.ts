// What the doors and later modules may use of meetings.
export { putToVote } from './commands/votes.ts'
export { calendarBehind } from './feeds.ts'
export { registerVoteFollower } from './flow/vote-followers.ts'
export { keepMeetings } from './scope.ts'
export {
  type AttendanceCounts,
  absencesIn,
  attendanceCountsOf,
  type MonthsHeld,
  meetingsByBranch,
  monthsHeldBelow,
} from './store/evidence.ts'
export { findMeeting } from './store/meetings.ts'
export { takeNumber } from './store/papers.ts'
