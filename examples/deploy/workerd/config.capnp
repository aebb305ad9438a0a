# SPDX-License-Identifier: MIT
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "*:8080", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  compatibilityDate = "2026-01-01",
  modules = [
    (name = "worker.js", esModule = embed "worker.js"),
    (name = "fetch.js", esModule = embed "../fetch.js"),
    (name = "instantiate.js", esModule = embed "../build/handler/instantiate.js"),
    (name = "app.wasm", wasm = embed "../build/handler/app.wasm"),
  ],
);
