/** JSON from outside, brought to the shapes that the page works with; whatever does not fit is left out. */
import type { CollectionFile, Comparison, Correction, GivenArticle } from '../model/types.ts';

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const FIELDS = ['id', 'source', 'title', 'byline', 'published', 'url', 'lang', 'file'] as const;

/** An article, or null where there is no text. Fields that are not strings are left out. */
export function asArticle(value: unknown): GivenArticle | null {
  if (!isObject(value) || typeof value.text !== 'string') return null;
  const article: GivenArticle = { text: value.text };
  for (const field of FIELDS) if (typeof value[field] === 'string' && value[field]) article[field] = value[field];
  return article;
}

function isSpan(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((one) => Number.isInteger(one));
}

function asCorrection(value: unknown): Correction | null {
  if (!isObject(value) || typeof value.article !== 'string' || !isSpan(value.at)) return null;
  const { kind } = value;
  if (kind === 'speaker' && typeof value.name === 'string') return value as unknown as Correction;
  if (kind === 'split') return value as unknown as Correction;
  if (kind === 'join' && isObject(value.to) && typeof value.to.article === 'string' && isSpan(value.to.at)) return value as unknown as Correction;
  if (kind === 'block' && typeof value.as === 'string') return value as unknown as Correction;
  return null;
}

/**
 * A collection file, a list of articles or one article; null where it is none of these. A ready comparison is only taken from the page
 * itself (`ours`): in a file or a link from elsewhere it could claim what no article says.
 */
export function asCollection(value: unknown, ours = false): CollectionFile | null {
  if (Array.isArray(value)) {
    const articles = value.flatMap((one) => asArticle(one) ?? []);
    return articles.length > 0 ? { articles } : null;
  }
  if (!isObject(value)) return null;
  if (!Array.isArray(value.articles)) {
    const article = asArticle(value);
    return article ? { articles: [article] } : null;
  }
  const file: CollectionFile = { articles: value.articles.flatMap((one) => asArticle(one) ?? []) };
  if (typeof value.name === 'string') file.name = value.name;
  if (Array.isArray(value.corrections)) file.corrections = value.corrections.flatMap((one) => asCorrection(one) ?? []);
  const comparison = value.comparison;
  if (ours && isObject(comparison) && Array.isArray(comparison.groups) && Array.isArray(comparison.articles) && comparison.offsets === 'utf-16') {
    file.comparison = comparison as unknown as Comparison;
  }
  return file;
}
