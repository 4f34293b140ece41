/** The reader's corrections as the engine's exports take them: renamed speakers, and all groups as they stand now. */
import type { Analysis } from './analysis.ts';
import type { ExportRequest } from './types.ts';

export function edits(analysis: Analysis): NonNullable<ExportRequest['edits']> {
  return {
    speakers: analysis.claims.flatMap((one) => (one.corrected ? [{ article: one.article.id, claim: one.claim.id, name: one.speaker }] : [])),
    groups: analysis.groups.map((one) => ({
      id: one.id, kind: one.kind, relation: one.relation, title: one.title, origins: one.origins,
      members: one.members.map((claim) => ({ article: claim.article.id, claim: claim.claim.id })),
      ...(one.values.length > 0 ? { figure: { unit: one.unit, values: one.values } } : {}),
    })),
  };
}
