internal import Course
internal import Glibc

/// Turns pages into PDF files.
public struct PDFPrinter: Sendable {
  let browser: Browser
  /// How long a run of the browser may take.
  let seconds: Int
  /// Seconds since 1970 for the dates in the file; nil for the time of printing.
  let date: Int?

  public init(browser: Browser, seconds: Int = 120, date: Int? = nil) {
    self.browser = browser
    self.seconds = seconds
    self.date = date
  }

  /// The PDF file of a document; printed again until the page numbers in it are those of its pages.
  public func pdf(of document: some PrintedDocument) throws(PDFError) -> [UInt8] {
    try inTemporaryFolder { (folder) throws(PDFError) in
      var numbers: [String: Int] = [:]
      for round in 0..<(document.hasPageNumbers ? 4 : 1) {
        let file = try print(document.html(pageNumbers: numbers), in: folder)
        let found = document.hasPageNumbers ? PDFFile(file)?.places ?? [:] : [:]
        if found == numbers || round == 3 || !document.hasPageNumbers { return mended(file, document) }
        numbers = found
      }
      throw .failed(browser: browser.path, status: 0)
    }
  }

  private func mended(_ file: [UInt8], _ document: some PrintedDocument) -> [UInt8] {
    let facts = PDFMending.Facts(
      title: document.title, author: "Gradus", subject: document.subject, date: date)
    return PDFMending(facts: facts).mended(file)
  }

  private func print(_ html: [UInt8], in folder: String) throws(PDFError) -> [UInt8] {
    let page = folder + "/page.html"
    let output = folder + "/page.pdf"
    unlink(output)
    try write(html, to: page)
    try browser.print(page: page, to: output, in: folder, seconds: seconds)
    do throws(FileError) {
      return try readFile(output, limit: 1 << 30)
    } catch {
      throw .noSpace(error.message)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(PDFError) {
    guard let file = fopen(path, "wb") else { throw .noSpace(String(cString: strerror(errno))) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw .noSpace(String(cString: strerror(errno))) }
  }

  private func inTemporaryFolder<Result>(
    _ body: (String) throws(PDFError) -> Result
  ) throws(PDFError) -> Result {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/gradus-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .noSpace("\(parent): \(String(cString: strerror(errno)))") }
    let folder = template.withUnsafeBufferPointer {
      String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    defer { PDFPrinter.remove(folder, depth: 0) }
    return try body(folder)
  }

  /// The folder with all that is in it; links are not followed.
  private static func remove(_ path: String, depth: Int) {
    var facts = stat()
    guard lstat(path, &facts) == 0, depth < 60 else { return }
    if facts.st_mode & S_IFMT == S_IFDIR {
      if let folder = opendir(path) {
        var names: [String] = []
        while let entry = readdir(folder) {
          names.append(
            withUnsafeBytes(of: &entry.pointee.d_name) { raw in
              String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            })
        }
        closedir(folder)
        for name in names where name != "." && name != ".." { remove(path + "/" + name, depth: depth + 1) }
      }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
