/** The shapes of the engine's JSON (format `fact-explorer/1` and `fact-explorer-comparison/1`), offsets in UTF-16 units. */

/** `[start, end]`, end exclusive, into the article's text exactly as it was given. */
export type Span = [number, number];

/** An article as a reader hands it in; only `text` is required. */
export interface GivenArticle {
  id?: string;
  source?: string;
  title?: string;
  byline?: string;
  /** The day that "Thursday" is resolved against, `YYYY-MM-DD`. */
  published?: string;
  url?: string;
  /** The file it came from, where nothing says its outlet. */
  file?: string;
  text: string;
  [more: string]: unknown;
}

export type BlockKind =
  | 'headline' | 'byline' | 'dateline' | 'timestamp' | 'section' | 'subhead'
  | 'caption' | 'paragraph' | 'related' | 'credit' | 'link';

/** `score`: how sure the label is, 0 to 1. */
export interface Block { kind: BlockKind; span: Span; score?: number; given?: boolean }

/** A part of a text that seems to be an article of its own; `score`: how sure it is that one begins there. */
export interface Part { span: Span; title: string; score: number }

export type EntityType = 'person' | 'organization' | 'place' | 'group' | 'event' | 'other';

export interface Entity {
  id: string;
  name: string;
  type: EntityType;
  /** False for someone who is only described. */
  named?: boolean;
  aliases?: string[];
  /** "President", as it stands beside the name. */
  title?: string;
  /** What the article says who it is. */
  description?: string;
  /** The place that it lies in, as the text says. */
  within?: string;
  mentions?: { span: Span; kind: 'name' | 'nominal' | 'pronoun' }[];
}

export interface Quantity {
  id: string;
  span: Span;
  value: number | null;
  min: number | null;
  max: number | null;
  change: '=' | '~' | '<' | '>' | 'up' | 'down';
  unit: string | null;
  counted?: { text: string; span: Span | null } | null;
  /** What has become of the things counted: "killed or wounded". */
  state?: { text: string; span: Span | null };
}

export interface Time { id: string; span: Span; type: 'DATE' | 'TIME' | 'DURATION' | 'SET'; value: string | null; mod?: string }

export type ClaimKind = 'direct' | 'mixed' | 'indirect' | 'stated';
export type Certainty = 'certain' | 'probable' | 'possible' | 'unknown';

export interface Source { span: Span[]; entity?: string | null; name: string; named: boolean }
export interface Via { name: string; entity?: string | null; span: Span[]; named?: boolean }

export interface Claim {
  id: string;
  kind: ClaimKind;
  content: Span[];
  source?: Source | null;
  cue?: { span: Span[]; lemma: string; act: string } | null;
  via?: Via[];
  certainty: Certainty;
  polarity: 'positive' | 'negative';
  subject?: Span | null;
  /** Whom the subject stands for, where it is a pronoun too. */
  subject_entity?: string | null;
  predicate?: Span | null;
  object?: Span | null;
  quantities?: string[];
  times?: string[];
  /** Times of the saying, not of what is said. */
  said_times?: string[];
  places?: string[];
  /** What each of `places` is to the claim, in their order. */
  place_roles?: ('where' | 'from' | 'to' | 'government')[];
  entities?: string[];
  rule?: string;
}

export interface Extract {
  format?: string;
  offsets?: string;
  article: { id: string; source?: string; title?: string; byline?: string; published?: string; url?: string;
    /** Null where the text does not look like English. */
    language?: string | null;
    /** Which of the fields were guessed from the text. */
    guessed?: ('published' | 'source')[];
    /** Where the text seems to be several articles put one behind the other. */
    parts?: Part[];
  };
  blocks: Block[];
  sentences: Span[];
  entities: Entity[];
  quantities: Quantity[];
  times: Time[];
  claims: Claim[];
}

export interface ArticleError { id: string; error: { code: string; message: string; line?: number } }

export type ExtractResult = Extract | ArticleError;

export function isError(result: ExtractResult | undefined): result is ArticleError {
  return !!result && 'error' in result;
}

export type Relation = 'agree' | 'compatible' | 'conflict' | 'update' | 'single';
export type GroupKind = 'statement' | 'figure' | 'quote';

export interface Member { article: string; claim: string }

export interface FigureValue { article: string; claim: string; quantity: string; min: number | null; max: number | null;
  /** The day it holds for, and who gives it; absent where the article itself does. */
  as_of?: string; speaker?: string;
}

export interface Group {
  id: string;
  kind: GroupKind;
  relation: Relation;
  title: string;
  members: Member[];
  /** `unit`: what `min` and `max` are counted in, where the articles use several. */
  figure?: { values: FigureValue[]; unit?: string | null } | null;
  origins?: number;
  absent?: string[];
  /** Those of them whose silence no date explains, where most articles make the claim. */
  silent?: string[];
  /** In what members differ, with the words that make it. */
  differences?: Difference[];
  /** What joined the group and what made its relation, in words. */
  because?: string[];
}

export type DifferenceKind = 'certainty' | 'polarity' | 'attribution-dropped' | 'source' | 'figure' | 'date' | 'opposed' | 'later' | 'spelling' | 'number-format' | 'dropped-words' | 'other-words';

export interface Difference {
  kind: DifferenceKind;
  one: Member & { words: Span[] };
  two: Member & { words: Span[] };
}

export interface SharedWording { spans: { article: string; span: Span }[]; words: number }
export interface Origin { articles: string[]; because: string }

/** A person, body or place that several articles of one story speak of. */
export interface SharedEntity {
  name: string;
  type: EntityType;
  members: { article: string; entity: string }[];
}

export interface Comparison {
  format?: string;
  offsets?: string;
  id?: string;
  articles: ExtractResult[];
  groups: Group[];
  shared_wording: SharedWording[];
  origins: Origin[];
  entities?: SharedEntity[];
}

export type ExportFormat = 'json' | 'csv' | 'annotations' | 'jsonld' | 'tei' | 'html';
export const TABLES = ['coverage', 'claims', 'groups', 'figures', 'quotes', 'speakers', 'timeline', 'wording', 'articles'] as const;
export type TableName = (typeof TABLES)[number];

/** What the engine is asked for as a file; `edits` are the reader's corrections, worked out. Without them the bytes are the program's. */
export interface ExportRequest {
  format: ExportFormat;
  table?: TableName;
  title?: string;
  edits?: { speakers: { article: string; claim: string; name: string }[]; groups: Group[] };
}

/** One change that the reader made to what the engine found; kept with the collection, undone one by one. */
export type Correction =
  | { kind: 'speaker'; article: string; claim: string; at: Span; name: string }
  | { kind: 'split'; article: string; claim: string; at: Span }
  | { kind: 'join'; article: string; claim: string; at: Span; to: { article: string; at: Span } }
  | { kind: 'block'; article: string; at: Span; as: BlockKind };

/** A collection as it is saved, linked and bundled. */
export interface CollectionFile {
  format?: 'fact-explorer-collection/1';
  name?: string;
  lang?: string;
  articles: GivenArticle[];
  corrections?: Correction[];
  /** A comparison worked out before, shown until something changes; without it the engine computes one. */
  comparison?: Comparison;
}
