/** The package: importing it defines `<fact-explorer>`. */
export { FactExplorer } from './element/fact-explorer.ts';
export { useEngine, type EngineSource } from './engine/source.ts';
export type * from './model/types.ts';
