/** A whole collection in the fragment of a link: deflated JSON in base64url. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { CollectionFile } from '../model/types.ts';
import { asCollection } from '../open/shape.ts';

/** Longer links are cut by mail programs and chats. */
export const PACKED_LIMIT = 30_000;
export function pack(file: CollectionFile): string {
  const bytes = deflateSync(strToU8(JSON.stringify(file)), { level: 9 });
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @throws where it is no packed collection. */
export function unpack(packed: string): CollectionFile {
  // Deflate unfolds a thousandfold at most; with this much in front of it, that is no harm.
  if (packed.length > 2 * PACKED_LIMIT) throw new Error('too long');
  const binary = atob(packed.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = Uint8Array.from(binary, (one) => one.charCodeAt(0));
  const file = asCollection(JSON.parse(strFromU8(inflateSync(bytes))));
  if (!file) throw new Error('not a collection');
  return file;
}
