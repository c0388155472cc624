import { expect, test } from 'vitest'
import { parseSharedHosts } from '../../src/firms/shared-hosts.js'
import { sharedHosts } from './data.js'

test.for<[string, string | null, 'profile' | 'shared' | null]>([
  ['www.facebook.com', 'facebook.com', 'profile'],
  ['de.linkedin.com', 'linkedin.com', 'profile'],
  ['www.producthunt.com', 'producthunt.com', 'profile'],
  ['www.ycombinator.com', 'ycombinator.com', 'profile'],
  ['angel.co', 'angel.co', 'profile'],
  ['apps.apple.com', 'apple.com', 'profile'],
  ['play.google.com', 'google.com', 'profile'],
  ['fuchs.jimdo.com', 'jimdo.com', 'shared'],
  ['fuchs.jimdosite.com', 'jimdosite.com', 'shared'],
  ['www.dropbox.com', 'dropbox.com', 'shared'],
  ['fuchs.strikingly.com', 'strikingly.com', 'shared'],
  ['sites.google.com', 'google.com', 'shared'],
  ['www.apple.com', 'apple.com', null],
  ['notfacebook.com', 'notfacebook.com', null],
  ['facebook.com.example', 'com.example', null],
  ['aktenfuchs.de', 'aktenfuchs.de', null],
])('%s is %s: %s', ([host, domain, kind]) => {
  expect(sharedHosts.kindOf(host, domain)).toBe(kind)
})

test.for(['version: 1\nprofiles: [Facebook.com]\nshared: []', 'version: 1\nprofiles: []', 'profiles: ['])(
  '%j is a problem of the file',
  (text) => {
    expect(() => parseSharedHosts(text, 'hosts.yaml')).toThrow(/hosts\.yaml/)
  },
)
