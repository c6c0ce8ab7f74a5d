/// The script of a site's search page: it looks through the steps in the page itself and asks no server.
enum SiteSearch {
  static let script: StaticString = """
    "use strict";
    const rows = JSON.parse(document.getElementById("data").textContent);
    const query = document.getElementById("query");
    const results = document.getElementById("results");
    const count = document.getElementById("count");
    const plain = text => text.normalize("NFKC").toLowerCase();
    const texts = rows.map(row => plain(row.slice(1).join("\\n")));
    const heads = rows.map(row => plain(row[1] + "\\n" + row[2]));

    function excerpt(text, word) {
      const place = plain(text).indexOf(word);
      const start = Math.max(0, place - 60);
      const line = document.createElement("p");
      if (place < 0) {
        line.append(text.slice(0, 140));
        return line;
      }
      const mark = document.createElement("mark");
      mark.append(text.slice(place, place + word.length));
      line.append((start > 0 ? "… " : "") + text.slice(start, place), mark, text.slice(place + word.length, place + 120));
      return line;
    }

    function search() {
      const words = plain(query.value).split(/\\s+/).filter(word => word);
      const found = words.length === 0 ? [] : rows.map((row, index) => index)
        .filter(index => words.every(word => texts[index].includes(word)));
      const weight = index => words.filter(word => heads[index].includes(word)).length;
      found.sort((one, two) => weight(two) - weight(one) || one - two);
      results.replaceChildren(...found.slice(0, 50).map(index => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = rows[index][0];
        link.append(rows[index][1] + (rows[index][2] ? " · " + rows[index][2] : ""));
        item.append(link, excerpt(rows[index][3], words[0]));
        return item;
      }));
      count.textContent = words.length === 0 ? "" : String(found.length);
      history.replaceState(null, "", "#" + encodeURIComponent(query.value));
    }

    query.addEventListener("input", search);
    query.value = decodeURIComponent(location.hash.slice(1));
    search();
    """
}
