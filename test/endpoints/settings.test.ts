import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.js'
import { ExitCode, Problem } from '../../src/problem.js'
import { makeFolder } from '../store/base.js'

const file = join(makeFolder(), 'config.yaml')

function read(yaml: string) {
  writeFileSync(file, yaml)
  return readConfig(file)
}

function problemOf(yaml: string): Problem {
  try {
    read(yaml)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('no problem was told')
}

test.each([
  ['embeddings: {kind: use}', { embeddings: { kind: 'use' } }],
  ['embeddings: {kind: use, share: 0.3}', { embeddings: { kind: 'use', share: 0.3 } }],
  [
    'embeddings: {kind: ollama, url: "http://localhost:11434", model: bge-m3}',
    { embeddings: { kind: 'ollama', url: 'http://localhost:11434', model: 'bge-m3' } },
  ],
  [
    'embeddings:\n  kind: openai\n  url: https://models.behoerde.example/v1\n  model: e5\n  key_env: TOY_KEY\n  language: en\n  need_prefix: "query: "\n  listing_prefix: "passage: "\n',
    {
      embeddings: { key_env: 'TOY_KEY', language: 'en', need_prefix: 'query: ', listing_prefix: 'passage: ' },
    },
  ],
  [
    'translator: {kind: libretranslate, url: "http://10.0.0.7:5000"}',
    { translator: { kind: 'libretranslate', url: 'http://10.0.0.7:5000' } },
  ],
  [
    'translator: {kind: ollama, url: "http://127.0.0.1:11434", model: toy, key_env: TOY_KEY}',
    { translator: { key_env: 'TOY_KEY' } },
  ],
])('%s is read', (yaml, config) => {
  expect(read(yaml)).toMatchObject(config)
})

describe('a fault in the settings is told with its line', () => {
  const ollama = (more: string) => `embeddings:\n  kind: ollama\n  model: toy\n${more}`
  test.each<[string, RegExp]>([
    ['embeddings: {kind: magic}', /config\.yaml:1: embeddings/],
    [ollama(''), /embeddings\.url: is missing/],
    ['embeddings: {kind: ollama, url: "http://localhost"}', /embeddings\.model: is missing/],
    [ollama('  url: localhost:11434\n'), /config\.yaml:4: embeddings\.url: url must begin with https/],
    [ollama('  url: somewhere\n'), /url is no address/],
    [ollama('  url: file:///etc/passwd\n'), /url must begin with https/],
    [ollama('  url: https://a:b@models.example/\n'), /no user or password/],
    [ollama('  url: https://models.example/?key=1\n'), /before "\?" and "#"/],
    [
      ollama('  url: https://models.example/\n  key_env: sk-not-a-name\n'),
      /config\.yaml:5: embeddings\.key_env: .*a key itself never stands in this file/,
    ],
    [
      ollama('  url: http://models.example/\n  key_env: TOY_KEY\n'),
      /must begin with https:\/\/ where a key is sent/,
    ],
    [
      ollama('  url: http://10.0.0.7/\n  key_env: TOY_KEY\n'),
      /must begin with https:\/\/ where a key is sent/,
    ],
    [ollama('  url: https://models.example/\n  key: abc\n'), /"key" is not known here/],
    [ollama('  url: https://models.example/\n  share: 0.9\n'), /embeddings\.share/],
    ['translator: {kind: use}', /config\.yaml:1: translator/],
  ])('%s', (yaml, says) => {
    const problem = problemOf(yaml)
    expect(problem.message).toMatch(says)
    expect(problem.exitCode).toBe(ExitCode.usage)
    expect(problem.remedy).toContain('embeddings, translator')
    // A key that somebody wrote there all the same is not repeated.
    expect(problem.message).not.toContain('sk-not-a-name')
  })
})
