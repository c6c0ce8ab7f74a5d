import Foundation
import Glibc

@testable import Pages

/// A page in a real Chromium without a window, spoken to through a pair of pipes (Chrome DevTools Protocol).
final class DevTools {
  /// The browser of this machine; nil where there is none.
  static let browser = Browser.find(environment: { ProcessInfo.processInfo.environment[$0] })

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private var process = pid_t()
  private let input: Int32
  private let output: Int32
  private let folder: URL
  private var buffer: [UInt8] = []
  private var lastId = 0
  private var session: String?
  private var events: [String] = []
  /// What the browser called an error since the last page was opened.
  private(set) var errors: [String] = []

  init() throws {
    guard let browser = DevTools.browser else { throw Failure(description: "there is no Chromium here") }
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var toBrowser: [Int32] = [0, 0]
    var fromBrowser: [Int32] = [0, 0]
    guard pipe(&toBrowser) == 0, pipe(&fromBrowser) == 0 else { throw Failure(description: "no pipe") }
    input = toBrowser[1]
    output = fromBrowser[0]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Copies first: the numbers 3 and 4 may be in use.
    for (number, copy) in [(toBrowser[0], Int32(203)), (fromBrowser[1], Int32(204))] {
      posix_spawn_file_actions_adddup2(&actions, number, copy)
    }
    posix_spawn_file_actions_adddup2(&actions, 203, 3)
    posix_spawn_file_actions_adddup2(&actions, 204, 4)
    for number in [Int32(203), 204] { posix_spawn_file_actions_addclose(&actions, number) }
    for number in [Int32(0), 1, 2] {
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = [
      browser.path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run",
      "--remote-debugging-pipe", "--user-data-dir=\(folder.path)/profile", "about:blank",
    ]
    let arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    guard posix_spawn(&process, browser.path, &actions, &attributes, arguments, environ) == 0 else {
      throw Failure(description: "\(browser.path) does not start")
    }
    close(toBrowser[0])
    close(fromBrowser[1])
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call(
      "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log"] { try call("\(domain).enable") }
  }

  deinit {
    kill(-process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    close(input)
    close(output)
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: Pages

  /// How a page is looked at.
  enum View: CaseIterable {
    /// The lines of A4 and of Letter are 150 millimetres long.
    case paper
    case phone, desktop, dark

    var width: Int {
      switch self {
      case .paper: 567
      case .phone: 360
      case .desktop, .dark: 1280
      }
    }
  }

  func look(_ view: View) throws {
    try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": view.width, "height": 800, "deviceScaleFactor": 1, "mobile": view == .phone])
    try call(
      "Emulation.setEmulatedMedia",
      [
        "media": view == .paper ? "print" : "screen",
        "features": [["name": "prefers-color-scheme", "value": view == .dark ? "dark" : "light"]],
      ])
  }

  /// Opens a page and waits until it stands.
  func open(_ html: [UInt8]) throws {
    let file = folder.appendingPathComponent("page.html")
    try Data(html).write(to: file)
    try open(file)
  }

  func open(_ file: URL, fragment: String = "") throws {
    errors = []
    events = []
    // A page that differs by its fragment alone would not be loaded again.
    try call("Page.navigate", ["url": "about:blank"])
    try wait(for: "Page.loadEventFired")
    events = []
    try call("Page.navigate", ["url": file.absoluteString + fragment])
    try wait(for: "Page.loadEventFired")
  }

  /// The value of an expression on the page.
  func evaluate(_ script: String) throws -> Any? {
    let answer = try call("Runtime.evaluate", ["expression": script, "returnByValue": true])
    if let problem = answer["exceptionDetails"] { throw Failure(description: "\(problem)") }
    return (answer["result"] as? [String: Any])?["value"]
  }

  // MARK: Messages

  @discardableResult
  private func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastId += 1
    var message: [String: Any] = ["id": lastId, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    let bytes = Array(try JSONSerialization.data(withJSONObject: message)) + [0]
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(description: "the browser is gone") }
      sent += count
    }
    while true {
      let answer = try next()
      guard answer["id"] as? Int == lastId else { continue }
      if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  private func wait(for event: String) throws {
    while !events.contains(event) { _ = try next() }
  }

  private func next() throws -> [String: Any] {
    while true {
      if let end = buffer.firstIndex(of: 0) {
        let message = try JSONSerialization.jsonObject(with: Data(buffer[..<end]))
        buffer.removeSubrange(...end)
        guard let fields = message as? [String: Any] else { continue }
        note(fields)
        return fields
      }
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 60_000) > 0 else { throw Failure(description: "the browser says nothing") }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(output, &chunk, chunk.count)
      guard count > 0 else { throw Failure(description: "the browser is gone") }
      buffer += chunk[..<count]
    }
  }

  private func note(_ message: [String: Any]) {
    guard let method = message["method"] as? String else { return }
    events.append(method)
    let parameters = message["params"] as? [String: Any] ?? [:]
    switch method {
    case "Runtime.exceptionThrown": errors.append("\(parameters)")
    case "Log.entryAdded":
      let entry = parameters["entry"] as? [String: Any]
      if entry?["level"] as? String == "error" { errors.append("\(entry?["text"] ?? "")") }
    case "Runtime.consoleAPICalled":
      if parameters["type"] as? String == "error" { errors.append("\(parameters["args"] ?? "")") }
    default: break
    }
  }
}
