/** An article out of a saved or pasted page: Readability finds it, DOMPurify cleans it, and only its words are kept. */
import { Readability } from '@mozilla/readability';
import DOMPurify from 'dompurify';
import type { GivenArticle } from '../model/types.ts';

const BLOCKS = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'LI', 'UL', 'OL', 'BLOCKQUOTE', 'FIGURE', 'FIGCAPTION', 'TABLE', 'TR', 'PRE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'FOOTER', 'ASIDE', 'HR', 'MAIN']);

/** Words of a tree, a blank line between blocks. Walks with a stack: a page nested ten thousand deep is no harm. */
function wordsOf(root: Node): string {
  const parts: string[] = [];
  const stack: (Node | string)[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') parts.push(node);
    else if (node.nodeType === Node.TEXT_NODE) parts.push((node.nodeValue ?? '').replace(/\s+/g, ' '));
    else if (node instanceof Element || node.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
      const block = node instanceof Element && BLOCKS.has(node.tagName);
      if (node instanceof Element && node.tagName === 'BR') parts.push('\n');
      if (block) {
        parts.push('\n\n');
        stack.push('\n\n');
      }
      for (let child = node.lastChild; child; child = child.previousSibling) stack.push(child);
    }
  }
  return parts.join('').replace(/[ \t]*\n[ \t]*/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}

export function fromHtml(html: string, name: string): GivenArticle | null {
  // A parsed document runs nothing and loads nothing.
  const page = new DOMParser().parseFromString(html, 'text/html');
  const meta = (...keys: string[]) => {
    for (const key of keys) {
      const found = [...page.querySelectorAll('meta')].find((one) => one.getAttribute('property') === key || one.getAttribute('name') === key || one.getAttribute('itemprop') === key);
      const content = found?.getAttribute('content')?.trim();
      if (content) return content;
    }
    return '';
  };
  const about = {
    source: meta('og:site_name', 'application-name'),
    title: meta('og:title', 'twitter:title') || page.title.trim(),
    published: meta('article:published_time', 'datePublished', 'date', 'dc.date', 'parsely-pub-date') || page.querySelector('time[datetime]')?.getAttribute('datetime') || '',
    byline: meta('author', 'article:author'),
    url: page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? meta('og:url'),
  };
  const found = new Readability(page.cloneNode(true) as Document, { charThreshold: 200 }).parse();
  const clean = DOMPurify.sanitize(found?.content ?? page.body?.innerHTML ?? '', { RETURN_DOM_FRAGMENT: true, FORBID_TAGS: ['style', 'form', 'nav', 'button'] });
  const text = wordsOf(clean);
  if (!text) return null;
  const title = about.title || found?.title || '';
  const published = /^\d{4}-\d{2}-\d{2}/.exec(about.published)?.[0] ?? '';
  const article: GivenArticle = { text: title && !text.startsWith(title) ? `${title}\n\n${text}` : text };
  const put = (key: keyof GivenArticle, value: string) => {
    if (value) article[key] = value;
  };
  put('source', about.source || found?.siteName || '');
  put('file', name);
  put('title', title);
  put('byline', about.byline || found?.byline || '');
  put('published', published);
  put('url', /^https?:/.test(about.url) ? about.url : '');
  return article;
}
