import type { Tool } from './kinds.mjs'
export function loadTool(load: (path: string) => Promise<object>, data: string): Promise<Tool>
export function loadBuilt(data: string): Promise<Tool>
