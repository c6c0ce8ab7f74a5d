/// Why there is no PDF file.
public enum PDFError: Error, Hashable, Sendable {
  case noBrowser
  case tooSlow(seconds: Int)
  case failed(browser: String, status: Int32)
  /// The page numbers moved the pages that they name, again and again.
  case unsettled
  /// The folder for what is needed on the way could not be made or written.
  case noSpace(String)

  /// One line.
  public var message: String {
    switch self {
    case .noBrowser: "no Chromium is here to make a PDF file"
    case .tooSlow(let seconds): "Chromium was not ready after \(seconds) seconds"
    case .failed(let browser, let status): "\(browser) made no PDF file (status \(status))"
    case .unsettled: "the page numbers do not settle"
    case .noSpace(let reason): "no temporary folder for the page: \(reason)"
    }
  }

  /// What to do, and what works without.
  public var help: String {
    switch self {
    case .noBrowser:
      "install chromium-headless-shell or set GRADUS_CHROMIUM; '--format html' works without, and any browser prints that page"
    case .tooSlow: "print fewer lessons at a time, or allow more with --timeout"
    case .failed: "try another with GRADUS_CHROMIUM; '--format html' works without it"
    case .unsettled: "print fewer lessons at a time; '--format html' works without page numbers"
    case .noSpace: "set TMPDIR to a folder that can be written"
    }
  }
}
