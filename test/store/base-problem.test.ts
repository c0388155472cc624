import { expect, test } from 'vitest'
import { ExitCode, Problem } from '../../src/problem.js'
import { baseProblem, isWantOfRoom } from '../../src/store/base-problem.js'

const fault = (code: string) => Object.assign(new Error('as SQLite says it'), { code })

test.each([
  ['SQLITE_FULL', /^\/srv\/base\.db cannot grow: the disk is full/, /Free some space/, ExitCode.failed],
  ['SQLITE_IOERR_WRITE', /^\/srv\/base\.db cannot be read or written/, /Free some space/, ExitCode.failed],
  ['SQLITE_IOERR_SHMSIZE', /^\/srv\/base\.db cannot be read or written/, /Free some space/, ExitCode.failed],
  ['SQLITE_READONLY_DIRECTORY', /cannot be written\. The change was not made/, /rights/, ExitCode.failed],
  ['SQLITE_BUSY_SNAPSHOT', /is in use by another govscout/, /when it has ended/, ExitCode.locked],
  ['SQLITE_LOCKED', /is in use by another govscout/, /when it has ended/, ExitCode.locked],
  ['SQLITE_NOTADB', /is not a govscout database/, /--db FILE.*restore COPY --replace/, ExitCode.failed],
  ['SQLITE_CORRUPT_INDEX', /is damaged/, /restore COPY --replace/, ExitCode.failed],
  ['SQLITE_CANTOPEN', /cannot be opened/, /path/, ExitCode.failed],
] as const)('%s is told with the file and what to do', (code, says, remedy, exitCode) => {
  const problem = baseProblem(fault(code), '/srv/base.db')
  expect(problem).toBeInstanceOf(Problem)
  expect(problem?.message).toMatch(says)
  expect(problem?.remedy).toMatch(remedy)
  expect(problem?.exitCode).toBe(exitCode)
})

test.each([fault('SQLITE_CONSTRAINT_CHECK'), fault('SQLITE_ERROR'), new Error('x'), null, undefined, 'x'])(
  'what is no fault of file, disk or others stays a defect: %s',
  (error) => expect(baseProblem(error, '/srv/base.db')).toBeNull(),
)

test('want of room is known behind a problem, too', () => {
  expect(isWantOfRoom(fault('SQLITE_FULL'))).toBe(true)
  expect(isWantOfRoom(baseProblem(fault('SQLITE_IOERR_SHMSIZE'), 'base.db'))).toBe(true)
  expect(isWantOfRoom(fault('SQLITE_CORRUPT'))).toBe(false)
  expect(isWantOfRoom(new Problem('Anything else.'))).toBe(false)
})
