import type { ViewProps } from '../views';

export default function DossierView(_: ViewProps) {
  return <h1>dossier</h1>;
}
