// Pure functions, without a browser.
import { expect, test } from '@playwright/test';
import { placeNames } from '../src/charts/names';
import { match, sentenceHref } from '../src/route';
import { pieces, Points, shortened } from '../src/text';
import { Window } from '../src/timeline/window';

test('texts are cut by code points, whatever stands in them', () => {
  const text = 'a𝔊b👩‍🚀é\u202Ec';
  const all = Array.from(text);
  const points = new Points(text);
  expect(points.length).toBe(all.length);
  for (let start = 0; start <= all.length; ++start) {
    for (let end = start; end <= all.length; ++end)
      expect(points.slice(start, end)).toBe(all.slice(start, end).join(''));
    expect(points.point(points.unit(start))).toBe(start);
  }
  expect(points.slice(-5, 1000)).toBe(text);
  // Half a pair is a code point of its own, as Array.from has it.
  expect(new Points('\ud83dx\udc69').length).toBe(Array.from('\ud83dx\udc69').length);
});

test('marked pieces make up the text, overlapping or not', () => {
  const marks: [number, number][] = [
    [4, 6],
    [0, 2],
    [5, 8],
  ];
  const parts = pieces('👍bcdefghij', marks);
  expect(parts.map(part => part.text).join('')).toBe('👍bcdefghij');
  expect(parts.filter(part => part.marked).map(part => part.text)).toEqual(['👍b', 'ef', 'gh']);
});

test('long texts are shortened at a word', () => {
  expect(shortened('one two three', 50)).toBe('one two three');
  expect(shortened('one two three four', 12)).toBe('one two…');
});

test('addresses', () => {
  expect(match('/dossier/:pair', '/dossier/ARM-RUS')).toEqual({ pair: 'ARM-RUS' });
  expect(match('/dossier/:pair', '/dossier')).toBeNull();
  expect(match('/record/:id', '/record/a%2Fb')).toEqual({ id: 'a/b' });
  expect(match('/record/:id', '/record/%zz')).toBeNull();
  expect(sentenceHref({ document: 'doc-1', start: 3, end: 9 }, 'event-2')).toBe(
    '/document/doc-1?at=3-9&record=event-2',
  );
});

test('the window of days stays within its limits', () => {
  const view = new Window(0, 100);
  view.zoom(2, 50);
  expect([view.from, view.to]).toEqual([25, 75]);
  view.pan(10);
  expect([view.from, view.to]).toEqual([50, 100]);
  view.zoom(1000);
  expect(view.to - view.from).toBe(7);
  view.zoom(0.0001);
  expect([view.from, view.to]).toEqual([0, 100]);
});

test('names do not cover one another', () => {
  const marks = [0, 4, 8, 12].map(y => ({ x: 100, y: 100 + y, radius: 3, words: 'Yerevan' }));
  const places = placeNames(marks, 400);
  expect(places[0]).not.toBeNull();
  expect(places.filter(place => place !== null).length).toBeGreaterThan(1);
  expect(places.filter(place => place === null).length).toBeGreaterThan(0);
});
