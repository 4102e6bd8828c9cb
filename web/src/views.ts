// The table of views: an address, what it is called, and the file that draws it, loaded when first
// asked for. `key` is pressed after `g`. A view gets the named parts of its path; everything else
// stands in the query, which it reads by itself.
import type { ComponentType } from 'preact';

export interface ViewProps {
  params: Record<string, string>;
  query: URLSearchParams;
}

export interface View {
  path: string;
  title: string;
  /** Stands in the navigation. */
  nav?: boolean;
  key?: string;
  load: () => Promise<{ default: ComponentType<ViewProps> }>;
}

export const kViews: readonly View[] = [
  { path: '/', title: 'Record', key: 'h', load: () => import('./views/start') },
  { path: '/dossier', title: 'Pairs', nav: true, key: 'd', load: () => import('./views/pairs') },
  { path: '/dossier/:pair', title: 'Dossier', load: () => import('./views/dossier') },
  {
    path: '/timeline',
    title: 'Timeline',
    nav: true,
    key: 't',
    load: () => import('./views/timeline'),
  },
  { path: '/incident/:id', title: 'Incident', load: () => import('./views/incident') },
  { path: '/document/:id', title: 'Document', load: () => import('./views/document') },
  { path: '/documents', title: 'Documents', key: 'o', load: () => import('./views/documents') },
  {
    path: '/positions',
    title: 'Positions',
    nav: true,
    key: 'p',
    load: () => import('./views/positions'),
  },
  {
    path: '/commitments',
    title: 'Commitments',
    nav: true,
    key: 'c',
    load: () => import('./views/commitments'),
  },
  {
    path: '/network',
    title: 'Contacts',
    nav: true,
    key: 'n',
    load: () => import('./views/network'),
  },
  { path: '/map', title: 'Map', nav: true, key: 'm', load: () => import('./views/map') },
  { path: '/search', title: 'Search', key: 's', load: () => import('./views/search') },
  { path: '/review', title: 'Review', nav: true, key: 'r', load: () => import('./views/review') },
  { path: '/read', title: 'Read', nav: true, key: 'a', load: () => import('./views/read') },
  { path: '/record/:id', title: 'Record', load: () => import('./views/record') },
];
