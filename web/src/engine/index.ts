/** The engine without the element: `import { openEngine } from 'fact-explorer/engine'`. */
export { openEngine, useEngine, type EngineSource } from './source.ts';
export { EngineClient, EngineCollection } from './client.ts';
export { loadEngine } from './loader.ts';
export type * from '../model/types.ts';
