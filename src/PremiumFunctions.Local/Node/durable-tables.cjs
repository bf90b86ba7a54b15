// Azure Table Storage never forgets what it acknowledged; Azurite writes its tables to disk only every five seconds.
// The tables are the truth about money, so here an answer to a write waits until the write is on disk. Writes that
// arrive while the file is being written share the next one.
"use strict";

const { default: Store } = require("azurite/dist/src/table/persistence/LokiTableMetadataStore");

const saves = new WeakMap();

function saved(store) {
  const state = saves.get(store) ?? { running: Promise.resolve(), next: null };
  saves.set(store, state);
  // A turn of its own, because a transaction never spans two: the file holds all of it or nothing.
  state.next ??= state.running.catch(() => {}).then(() => new Promise(setImmediate)).then(() => {
    state.running = state.next;
    state.next = null;
    return store.saveDBState();
  });
  return state.next;
}

const init = Store.prototype.init;
Store.prototype.init = async function () {
  await init.call(this);
  // Its own timer might write the file in the middle of a transaction; ours never does, see below.
  this.db.autosaveDisable();
};

// A transaction is applied without giving way to other work, and saved once at its end.
for (const name of [
  "createTable", "deleteTable", "setTableACL", "setServiceProperties", "insertTableEntity",
  "insertOrUpdateTableEntity", "insertOrMergeTableEntity", "deleteTableEntity", "endBatchTransaction",
]) {
  const original = Store.prototype[name];
  Store.prototype[name] = async function (...given) {
    const result = await original.apply(this, given);
    const isInTransaction = name.endsWith("Entity") && Boolean(given[original.length - 1]);
    if (!isInTransaction) {
      await saved(this);
    }

    return result;
  };
}
