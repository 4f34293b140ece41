/** Collections kept in this browser. Where there is no storage (private windows, some files from disk) nothing is kept, and said so. */
import { openDB, type IDBPDatabase } from 'idb';
import type { CollectionFile } from '../model/types.ts';

export interface Stored { id: string; name: string; articles: number; changed: number; file: CollectionFile }

export class Storage {
  #db: Promise<IDBPDatabase | null>;

  constructor(private readonly name: string) {
    this.#db = openDB(name, 1, {
      upgrade(db) {
        db.createObjectStore('collections', { keyPath: 'id' });
      },
    }).catch(() => null);
  }

  async works(): Promise<boolean> {
    return (await this.#db) !== null;
  }

  async get(id: string): Promise<Stored | undefined> {
    return (await this.#db)?.get('collections', id) as Promise<Stored | undefined>;
  }

  async put(id: string, file: CollectionFile): Promise<boolean> {
    const db = await this.#db;
    if (!db) return false;
    const stored: Stored = { id, name: file.name ?? '', articles: file.articles.length, changed: Date.now(), file };
    try {
      await db.put('collections', stored);
      return true;
    } catch {
      return false;
    }
  }

  async remove(id: string): Promise<void> {
    await (await this.#db)?.delete('collections', id);
  }

  /** Latest first. */
  async list(): Promise<Stored[]> {
    const all = ((await (await this.#db)?.getAll('collections')) ?? []) as Stored[];
    return all.sort((a, b) => b.changed - a.changed);
  }

  /** The collection that was open last; read without waiting, since the first screen depends on it. */
  get last(): string {
    try {
      return localStorage.getItem(`${this.name}.last`) ?? '';
    } catch {
      return '';
    }
  }

  set last(id: string) {
    try {
      if (id) localStorage.setItem(`${this.name}.last`, id);
      else localStorage.removeItem(`${this.name}.last`);
    } catch {
      // Nothing is kept here.
    }
  }
}
