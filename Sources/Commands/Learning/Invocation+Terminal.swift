import Course
import Experiments
import Gradebook
import SourceText
import Terminal

extension Invocation {
  /// What the terminal can show; plain where `--plain` asks for it or there is none.
  var capabilities: Capabilities {
    var capabilities = Capabilities(
      isTerminal: surroundings.isInputTerminal && surroundings.isOutputTerminal,
      environment: surroundings.environment)
    if has(CommonOptions.plain) { capabilities.isPlain = true }
    return capabilities
  }

  /// How text is set that is printed once, not played.
  var setting: Setting {
    let capabilities = capabilities
    let isUnstyled = isPlain || capabilities.isPlain || !hasColor
    return Setting(
      columns: columns, language: language, asciiOnly: capabilities.asciiOnly,
      isSpoken: capabilities.isSpoken, isUnstyled: isUnstyled)
  }

  /// Columns of the output: `COLUMNS`, else the terminal's, else 80.
  private var columns: Int {
    if let wish = surroundings.environment("COLUMNS").flatMap({ Int($0) }), wish > 0 {
      return min(max(wish, 20), 1000)
    }
    return surroundings.isOutputTerminal ? max(20, UnixTerminal.columns ?? 80) : 80
  }

  /// Writes a line of styled text, in colour where there is colour.
  mutating func print(_ line: Line) throws(CommandFailure) {
    if setting.isUnstyled { return try print(line.text) }
    try print(capabilities.palette.sequence(of: line))
  }

  /// Plays a lesson until the learner leaves.
  func play(
    _ lesson: Lesson, at place: Place?, shelf: Shelf, keepsPlace: Bool = true, isInline: Bool = false
  ) throws(CommandFailure) -> ExitStatus {
    let (progress, problem) = progressOrMemory()
    var player = player(
      of: lesson, at: place ?? (try? progress?.place(in: lesson.id)) ?? nil, shelf: shelf, progress)
    player.keepsPlace = keepsPlace
    if let problem {
      player.warn(of: problem)
    } else if arguments.isEmpty, keepsPlace, let progress, isFirstTime(progress) {
      player.welcome()
    }
    return try play(player, isInline: isInline)
  }

  /// Whether a person who listens sits at the terminal.
  var isConversation: Bool {
    capabilities.isSpoken && surroundings.isInputTerminal && !has(CommonOptions.plain)
  }

  /// The lesson as a conversation, until the learner leaves.
  func converse(_ lesson: Lesson, at place: Place?, shelf: Shelf) throws(CommandFailure) -> ExitStatus {
    let (progress, problem) = progressOrMemory()
    var player = player(
      of: lesson, at: place ?? (try? progress?.place(in: lesson.id)) ?? nil, shelf: shelf, progress)
    if let problem { player.warn(of: problem) }
    let surroundings = surroundings
    var dialogue = Dialogue(
      player, setting: setting,
      read: {
        // A terminal gives a line at a time.
        guard let bytes = try? surroundings.read(4096), !bytes.isEmpty else { return nil }
        var line = String(decoding: bytes, as: UTF8.self)
        while line.last?.isNewline == true { line.removeLast() }
        return line
      },
      put: { line in try? surroundings.write(.output, Array((line.text + "\n").utf8)) })
    dialogue.run()
    return .done
  }

  /// Plays with an experiment until the learner leaves.
  func play(_ experiment: Experiment, _ values: [String: String]) throws(CommandFailure) -> ExitStatus {
    let title = localized(experiment.title)
    let lesson = Lesson(SourceFile(name: "\(experiment.name).md", text: "# \(title)\n"))
    var player = player(of: lesson, at: nil, shelf: Shelf(nil), nil)
    player.open(experiment, values)
    return try play(player)
  }

  private func player(of lesson: Lesson, at place: Place?, shelf: Shelf, _ progress: Progress?) -> Player {
    let capabilities = capabilities
    return Player(
      lesson: lesson, at: place, shelf: shelf, judge: .grading(), progress: progress, language: language,
      asciiOnly: capabilities.asciiOnly, hasColor: capabilities.palette.depth != .monochrome)
  }

  private func play(_ player: Player, isInline: Bool = false) throws(CommandFailure) -> ExitStatus {
    let editor = ExternalEditor(environment: surroundings.environment)
    let terminal: UnixTerminal
    do throws(UnixTerminal.Unusable) {
      terminal = try UnixTerminal(isInline ? .inline : .fullScreen)
    } catch {
      throw CommandFailure(.inputOutput, "the terminal cannot be used: \(error.reason)", help: "try --plain")
    }
    _ = Session(
      player, on: terminal, palette: capabilities.palette, isInline: isInline,
      now: { Clock.steadyMilliseconds },
      edit: { editor.edit($0, ending: $1) }
    ).run()
    return .done
  }

  /// Whether nothing has ever been learnt here; progress that cannot be read is not a first time.
  private func isFirstTime(_ progress: Progress) -> Bool {
    do { return try progress.latestPlace() == nil } catch { return false }
  }
}
