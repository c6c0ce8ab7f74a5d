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

  /// The PDF file of a document.
  ///
  /// Where one names pages, its pieces are printed first to see on which page everything is, then the whole with the
  /// numbers; again only where those have moved what they stand for.
  public func pdf(of document: some PrintedDocument) throws(PDFError) -> [UInt8] {
    try inTemporaryFolder { (folder, watchdog) throws(PDFError) in
      var numbers = document.hasPageNumbers ? try measured(document, in: folder, watchdog) : [:]
      var html = document.html(pageNumbers: numbers)
      for _ in 0..<PDFPrinter.roundLimit {
        let file = try print([html], .tagged, in: folder, watchdog)[0]
        // Not every place that the file names has a number in the document, nor the other way round: the pages of an
        // index meet in one number. What counts is whether the document would now be another.
        if document.hasPageNumbers { numbers.merge(PDFFile(file)?.places ?? [:]) { _, new in new } }
        let next = document.hasPageNumbers ? document.html(pageNumbers: numbers) : html
        if next == html { return mended(file, document) }
        html = next
      }
      throw .unsettled
    }
  }

  private static let roundLimit = 3

  /// The page of each place that is linked to.
  private func measured(
    _ document: some PrintedDocument, in folder: String, _ watchdog: borrowing Watchdog
  ) throws(PDFError) -> [String: Int] {
    let pieces = document.pieces()
    var numbers: [String: Int] = [:]
    var count = 0
    for (piece, bytes) in zip(pieces, try print(pieces.map(\.html), .measured, in: folder, watchdog)) {
      guard let file = PDFFile(bytes) else { continue }
      if piece.isOnRight { count += count % 2 }
      for (name, page) in file.places { numbers[name] = count + page }
      count += file.pages.count
    }
    return numbers
  }

  private func mended(_ file: [UInt8], _ document: some PrintedDocument) -> [UInt8] {
    let facts = PDFMending.Facts(
      title: document.title, author: "Gradus", subject: document.subject, date: date)
    return PDFMending(facts: facts).mended(file)
  }

  /// The files of several pages of HTML, as many at a time as there are processors.
  private func print(
    _ pages: [[UInt8]], _ purpose: Browser.Purpose, in folder: String, _ watchdog: borrowing Watchdog
  ) throws(PDFError) -> [[UInt8]] {
    var jobs: [Browser.Job] = []
    for (index, html) in pages.enumerated() {
      let own = "\(folder)/\(index + 1)"
      mkdir(own, 0o700)
      let job = Browser.Job(folder: own)
      unlink(job.output)
      try write(html, to: job.page)
      jobs.append(job)
    }
    try browser.print(jobs, purpose, seconds: seconds, watchedBy: watchdog)
    var files: [[UInt8]] = []
    for job in jobs {
      do throws(FileError) {
        files.append(try readFile(job.output, limit: 1 << 30))
      } catch {
        throw .noSpace(error.message)
      }
    }
    return files
  }

  private func write(_ bytes: [UInt8], to path: String) throws(PDFError) {
    guard let file = fopen(path, "wb") else { throw .noSpace(String(cString: strerror(errno))) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw .noSpace(String(cString: strerror(errno))) }
  }

  private func inTemporaryFolder<Result>(
    _ body: (String, borrowing Watchdog) throws(PDFError) -> Result
  ) throws(PDFError) -> Result {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/gradus-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .noSpace("\(parent): \(String(cString: strerror(errno)))") }
    let folder = template.withUnsafeBufferPointer {
      String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    let watchdog = Watchdog(folder: folder)
    defer { PDFPrinter.remove(folder, depth: 0) }
    return try body(folder, watchdog)
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
