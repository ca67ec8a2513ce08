// Comfort only: every page works without this file.

const root = document.documentElement;
const notice = (text) => {
  const place = document.getElementById("pesan");
  if (!place) return;
  const box = document.createElement("div");
  box.className = "catatan catatan-bahaya";
  box.append(document.createElement("p"));
  box.firstChild.textContent = text;
  place.replaceChildren(box);
  box.scrollIntoView({ block: "nearest" });
};

// Light or dark without loading the page again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-tema]") || !event.submitter) return;
  event.preventDefault();
  const choice = event.submitter.value;
  if (choice === "perangkat") delete root.dataset.theme;
  else root.dataset.theme = choice;
  fetch(form.action, {
    method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)), redirect: "manual",
  });
});

// A question before what cannot be taken back; a second click does not send twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  const question = event.submitter?.dataset.tanya ?? form.dataset.tanya;
  if (question && !window.confirm(question)) { event.preventDefault(); return; }
  if (form.ariaBusy === "true") { event.preventDefault(); return; }
  form.ariaBusy = "true";
  setTimeout(() => { form.ariaBusy = "false"; }, 8000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) form.ariaBusy = "false";
});

// Menus close on Escape and on a click beside them.
const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details[data-tutup][open]")) {
    if (menu !== except) menu.open = false;
  }
};
document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details[data-tutup]"));
  const opener = event.target.closest("[data-dialog]");
  if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
  if (event.target.closest("[data-cetak]")) window.print();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = document.querySelector("details[data-tutup][open]");
    closeMenus();
    menu?.querySelector("summary").focus();
  }
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.querySelector("input[type=search]");
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  }
});

// How many characters of a short message are used.
const count = (area) => {
  const place = document.getElementById(area.dataset.hitung);
  if (place) place.textContent = `${[...area.value].length} dari ${area.maxLength > 0 ? area.maxLength : 160} huruf`;
};
document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-hitung]")) count(event.target);
});
document.querySelectorAll("textarea[data-hitung]").forEach(count);
document.querySelectorAll("[data-cetak][hidden]").forEach((button) => { button.hidden = false; });

// A refusal or a broken line is said; what was typed stays where it is.
document.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const sentence = page.querySelector(".penolakan-kalimat")?.textContent.trim();
  notice(sentence || "Permintaan ditolak. Muat ulang halaman, lalu coba lagi.");
});
document.addEventListener("htmx:sendError", () => {
  notice("Jaringan terputus. Isian Anda masih ada di halaman ini; coba kirim lagi.");
});

// A browser in another language writes 05/03 for the fifth of March or for May the third: say which.
const words = (input) => {
  const day = new Date(input.value);
  if (!input.value || Number.isNaN(day.valueOf())) return "";
  const clock = input.type === "date" ? {} : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat("id-ID", {
    weekday: "long", day: "numeric", month: "long", year: "numeric", ...clock,
  }).format(day);
};
const spell = (input) => {
  if (!input.nextElementSibling?.matches(".terbaca")) {
    const line = document.createElement("span");
    line.className = "terbaca";
    line.ariaHidden = "true";
    input.after(line);
  }
  input.nextElementSibling.textContent = words(input);
};
if (!navigator.language.startsWith("id")) {
  const dates = "input[type=date], input[type=datetime-local]";
  document.querySelectorAll(dates).forEach((input) => { if (input.value) spell(input); });
  document.addEventListener("input", (event) => { if (event.target.matches(dates)) spell(event.target); });
}
