// Points of the user's own: a file that is chosen or dropped goes to the program, which reads it.

import { send } from "../server/connection.js";

/** Reads a file, and sends it; throws an error with the reason if that cannot be. */
async function open(file, most) {
  if (file.size > most) {
    throw new Error(`${file.name}: expected a file of at most ${most} bytes, got one of ${file.size}`);
  }
  await send("file", { name: file.name, bytes: await base64(file) });
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => reject(new Error(`${file.name}: it cannot be read: ${reader.error.message}`)));
    reader.readAsDataURL(file);
  });
}

/**
 * Opens what is chosen by an input element or dropped on the page.
 *
 * @param onEnd hears null, or the error if a file could not be opened
 */
export function openFiles(input, onEnd) {
  const take = (files) => {
    if (files.length) {
      open(files[0], Number(input.dataset.bytes)).then(() => onEnd(null), onEnd);
    }
  };
  input.addEventListener("change", () => {
    take(input.files);
    input.value = ""; // so that the same file can be chosen again when it was mended
  });
  const isFile = (event) => event.dataTransfer.types.includes("Files");
  const mark = (event, isOver) => {
    if (isFile(event)) {
      event.preventDefault(); // or the browser would leave the page for the file
      document.body.classList.toggle("drops", isOver);
    }
  };
  document.addEventListener("dragover", (event) => mark(event, true));
  document.addEventListener("dragleave", (event) => mark(event, event.relatedTarget !== null));
  document.addEventListener("drop", (event) => {
    mark(event, false);
    take(event.dataTransfer.files);
  });
}
