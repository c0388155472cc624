import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  path: string
  bytes: Uint8Array | string
  /** Written as they are, to make what no honest tool makes. */
  flags?: number
  method?: number
  crc?: number
  /** Unpacked size as stated. */
  size?: number
}

/** A ZIP archive (APPNOTE 6.3.10), deflated where it is not said otherwise. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.path)
    const whole = Buffer.from(entry.bytes)
    const method = entry.method ?? 8
    const data = method === 8 ? deflateRawSync(whole) : whole
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(entry.flags ?? 0x800, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(entry.crc ?? crc32(whole), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(entry.size ?? whole.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, data])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, rest, name]))
    parts.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(18)
  const size = directory.reduce((sum, one) => sum + one.length, 0)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06'), end])
}
