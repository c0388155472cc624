import { join } from 'node:path'
import type { Context } from '../context.js'
import { readCatalogue } from '../directories/catalogue.js'
import { openBase } from './base.js'
import type { Scene } from './finding.js'

/** What the checks look at. Recipes that do not load are not told here: a check does. */
export async function gatherScene(context: Context): Promise<Scene> {
  const { env, paths, config, configProblem, web, terminal } = context
  return {
    env,
    paths,
    config,
    configProblem,
    userAgent: web.userAgent,
    now: context.now(),
    nodeVersion: process.versions.node,
    base: await openBase(context),
    catalogue: readCatalogue({ builtIn: join(paths.data, 'directories'), own: paths.ownDirectories }),
    isTty: terminal.isTty.stdout,
  }
}
