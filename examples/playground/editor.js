// SPDX-License-Identifier: MIT
// The editor: CodeMirror with its Clojure mode. esbuild makes one file of it.
import { basicSetup, EditorView } from 'codemirror';
import { keymap } from '@codemirror/view';
import { Prec } from '@codemirror/state';
import { StreamLanguage } from '@codemirror/language';
import { clojure } from '@codemirror/legacy-modes/mode/clojure';

export const newEditor = (parent, text, run) => {
  const runKey = {
    key: 'Mod-Enter',
    run: () => {
      run();
      return true;
    },
  };
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      Prec.highest(keymap.of([runKey])),
      basicSetup,
      StreamLanguage.define(clojure),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    set: (doc) => view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: doc },
    }),
    focus: () => view.focus(),
  };
};
