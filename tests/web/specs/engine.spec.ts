/** The engine in its worker: memory stays flat, the page stays free, reading can be stopped. */
import { test, expect, ready } from '../lib/page.ts';

interface Client {
  ask(op: string, args: object): Promise<number>;
  open(): Promise<{ add(article: object): Promise<unknown>; compare(): Promise<unknown>; close(): Promise<unknown> }>;
  inWorker: boolean;
}
type Element_ = Element & { add(articles: object[]): Promise<void>; app: { engine(): Promise<Client>; stop(): void; articles: object[]; comparison: { groups: unknown[] } | null; analysis: { articles: { extract: unknown }[] } } };

test('10,000 times open, compare, close: memory stays as it was', async ({ watched: page }) => {
  test.setTimeout(240_000);
  await page.goto('/');
  await ready(page);
  const [before, after, inWorker] = await page.locator('fact-explorer').evaluate(async (element) => {
    const client = await (element as unknown as Element_).app.engine();
    const cycle = async () => {
      const collection = await client.open();
      await collection.add({ id: 'a', published: '2031-01-02', text: '“The bridge is open,” the mayor, Ann Lee, said on Monday. Nearly 300 people crossed it.' });
      await collection.add({ id: 'b', published: '2031-01-02', text: 'More than 300 people crossed the bridge, the mayor said.' });
      await collection.compare();
      await collection.close();
    };
    for (let n = 0; n < 200; n++) await cycle();
    const start = await client.ask('memory', {});
    for (let n = 0; n < 10_000; n++) await cycle();
    return [start, await client.ask('memory', {}), client.inWorker] as const;
  });
  expect(inWorker).toBe(true);
  expect(after).toBeLessThanOrEqual(before * 1.05);
});

const reports = (n: number) => Array.from({ length: n }, (_, at) => ({
  source: `Paper ${at}`, published: '2031-01-02',
  text: `Bridge news ${at}\n\nMayor Ann Lee said on Monday that ${100 + (at % 7)} people had crossed the bridge. “We are glad,” she told the Elm Post.\n\nThe harbour office, which runs the bridge, counted at least ${at} ships. `.repeat(3),
}));

test('a hundred articles: the page stays free while they are read', async ({ watched: page }) => {
  test.setTimeout(90_000);
  // Tests run beside others, who take the processor away at times: the best of three tries says what the page itself needs.
  const worst: number[] = [];
  for (let round = 0; round < 3 && !worst.some((one) => one <= 100); round++) {
    await page.goto(`/empty.html?${round}`);
    const tasks = await page.locator('fact-explorer').evaluate(async (element, list) => {
      const long: number[] = [];
      new PerformanceObserver((entries) => entries.getEntries().forEach((one) => long.push(Math.round(one.duration)))).observe({ type: 'longtask' });
      await (element as unknown as Element_).add(list);
      await new Promise((done) => setTimeout(done, 300));
      return long;
    }, reports(100));
    worst.push(Math.max(0, ...tasks));
  }
  console.log(`longest task while 100 articles were read: ${worst.join(', ')} ms`);
  expect(Math.min(...worst)).toBeLessThanOrEqual(100);
  await expect(page.locator('fact-coverage tr.row').first()).toBeVisible();
});

test('reading can be stopped; what was read stays', async ({ watched: page }) => {
  await page.goto('/empty.html');
  const state = await page.locator('fact-explorer').evaluate(async (element, list) => {
    const { app } = element as unknown as Element_;
    const reading = (element as unknown as Element_).add(list);
    await new Promise<void>((done) => {
      const look = () => ((app as unknown as { progress: { done: number } | null }).progress?.done ? done() : setTimeout(look, 1));
      look();
    });
    app.stop();
    await reading;
    return { all: app.articles.length, compared: app.comparison !== null };
  }, reports(300));
  expect(state.all).toBe(300);
  expect(state.compared).toBe(true);
});
