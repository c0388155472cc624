import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeDocument } from '../../src/documents/write-file.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'govscout-write-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('writeDocument', () => {
  it('writes text and bytes, and leaves nothing else behind', async () => {
    await writeDocument(join(folder, 'a.csv'), '\ufeffä')
    await writeDocument(join(folder, 'b.docx'), Uint8Array.of(80, 75))
    expect(await readdir(folder)).toEqual(['a.csv', 'b.docx'])
    expect([...(await readFile(join(folder, 'a.csv')))]).toEqual([0xef, 0xbb, 0xbf, 0xc3, 0xa4])
  })
  it('replaces a file, keeps its rights, and follows a link', async () => {
    const file = join(folder, 'a.csv')
    await writeFile(file, 'old', { mode: 0o640 })
    await symlink(file, join(folder, 'link.csv'))
    await writeDocument(join(folder, 'link.csv'), 'new')
    expect(await readFile(file, 'utf8')).toBe('new')
    expect((await stat(file)).mode & 0o777).toBe(0o640)
  })
  it('writes to a device as it is', async () => {
    await writeDocument('/dev/null', 'x')
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true)
  })
  it.each([
    ['a folder', '.', /is a folder/],
    ['a missing folder', 'no/a.csv', /is not there/],
    ['a file as folder', 'file/a.csv', /is not there/],
    ['too long a name', `${'x'.repeat(300)}.csv`, /too long/],
  ])('says what is wrong with %s and leaves no draft', async (_, name, message) => {
    await writeFile(join(folder, 'file'), '')
    await expect(writeDocument(join(folder, name), 'x')).rejects.toMatchObject({
      name: 'Problem',
      message: expect.stringMatching(message),
    })
    expect(await readdir(folder)).toEqual(['file'])
  })
})
