// SPDX-License-Identifier: MIT
// Waits until a server answers on a port of this machine. Gives its address,
// and what asks for a path there: the answer's status and text.
export const reach = async (host, port) => {
  const site = `http://${host}:${port}`;
  for (let i = 0; ; i++) {
    try {
      await fetch(`${site}/`);
      break;
    } catch (error) {
      if (i === 150) throw error;
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  const ask = async (path, options) => {
    const response = await fetch(site + path, options);
    return [response.status, await response.text()];
  };
  return { site, ask };
};
