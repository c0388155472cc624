import { describe, expect, test } from 'vitest'
import { compileGlobs } from '../../src/extract/glob.js'
import { Problem } from '../../src/problem.js'
import { archiveLimits, readArchive } from '../../src/scout/read-archive.js'
import { type ZipEntry, zipOf } from './zip.js'

const wanted = (glob: string, single = true) => ({
  patterns: [glob],
  fits: compileGlobs([glob], { fromAnyFolder: true }),
  single,
})
const read = (zip: Uint8Array, glob = '*.csv', single = true, limits = archiveLimits) =>
  readArchive(zip, wanted(glob, single), 'list.zip', limits)
const csv = { path: 'a.csv', bytes: 'name\nFuchs\n' }

describe('the wanted files are read', () => {
  test.each<[string, ZipEntry[], string[]]>([
    ['deflated', [csv], ['a.csv']],
    ['stored', [{ ...csv, method: 0 }], ['a.csv']],
    [
      'in folders, beside others',
      [
        { path: 'x/', bytes: '', method: 0 },
        { path: 'x/a.csv', bytes: 'y' },
        { path: 'x/b.txt', bytes: 'z' },
      ],
      ['x/a.csv'],
    ],
    ['with umlauts in their names', [{ path: 'Größe.csv', bytes: 'y' }], ['Größe.csv']],
    ['empty', [{ path: 'a.csv', bytes: '' }], ['a.csv']],
  ])('%s', async (_, entries, paths) => {
    const files = await read(zipOf(entries))
    expect(files.map(({ path }) => path)).toEqual(paths)
    expect(Buffer.from(files[0]?.bytes ?? '').toString()).toBe(
      String(entries.find(({ path }) => path === paths[0])?.bytes),
    )
  })

  test('several, where several are wanted', async () => {
    expect(await read(zipOf([csv, { path: 'b.csv', bytes: '' }]), '*.csv', false)).toHaveLength(2)
  })
})

describe('is a problem with a remedy:', () => {
  const zip = zipOf([csv])
  const bomb = { path: 'a.csv', bytes: Buffer.alloc(4 * 1024 * 1024) }
  test.each<[string, Uint8Array, RegExp, Partial<typeof archiveLimits>?]>([
    ['no archive', Buffer.from('<!doctype html>'), /this is no ZIP archive/],
    ['nothing', Buffer.alloc(0), /this is no ZIP archive/],
    ['an archive that is cut', zip.subarray(0, zip.length - 30), /cannot be read/],
    [
      'an archive of rubbish',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500, 7)]),
      /cannot be read/,
    ],
    ['an empty archive', zipOf([]), /no file of the archive fits "\*\.csv"/],
    ['none that fits', zipOf([{ path: 'b.txt', bytes: '' }]), /no file of the archive fits/],
    ['two that fit', zipOf([csv, { path: 'b.csv', bytes: '' }]), /2 files of the archive fit/],
    ['encryption', zipOf([{ ...csv, flags: 0x801 }]), /"a\.csv" is encrypted/],
    ['an odd method', zipOf([{ ...csv, method: 12 }]), /packed by method 12/],
    ['a wrong checksum', zipOf([{ ...csv, crc: 1 }]), /does not have the checksum/],
    ['a size that is too small', zipOf([{ ...csv, size: 3 }]), /cannot be read/],
    ['a size that is too large', zipOf([{ ...csv, size: 3000 }]), /cannot be read/],
    ['a bomb', zipOf([bomb]), /packed more than 200 times/],
    ['a bomb that lies', zipOf([{ ...bomb, size: 100 }]), /cannot be read/],
    ['more than the bytes allowed', zipOf([csv]), /unpacked it is larger/, { bytes: 5 }],
    ['more entries than allowed', zipOf([csv, csv]), /has 2 entries, at most 1/, { entries: 1 }],
    [
      'a path that leads out',
      zipOf([{ path: '../../a.csv', bytes: 'x' }]),
      /cannot be read: invalid relative path/,
    ],
    ['an absolute path', zipOf([{ path: '/etc/a.csv', bytes: 'x' }]), /cannot be read: absolute path/],
  ])('%s', async (_, bytes, message, limits) => {
    const error = await read(bytes, '*.csv', true, { ...archiveLimits, ...limits }).catch(
      (caught: unknown) => caught,
    )
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(/\w/),
    })
    expect((error as Problem).message).toMatch(/^list\.zip: /)
  })

  test('a cut at any byte, or a byte that is wrong', async () => {
    for (let at = 0; at < zip.length; at += 3) {
      await expect(read(zip.subarray(0, at))).rejects.toBeInstanceOf(Problem)
      const wrong = Buffer.from(zip)
      wrong[at] = (wrong[at] ?? 0) ^ 0xff
      // Some bytes, such as those of the day, say nothing of the file.
      await read(wrong, '*').then(
        ([file]) => expect(Buffer.from(file?.bytes ?? '').toString()).toBe(csv.bytes),
        (error: unknown) => expect(error).toBeInstanceOf(Problem),
      )
    }
  })
})
