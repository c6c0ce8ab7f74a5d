internal import Course
internal import Experiments
internal import Gradebook
internal import SourceText

/// A lesson as a conversation, line by line: nothing is drawn over, so that a screen reader can follow.
///
/// The player decides; the dialogue only says what is new after each command.
public struct Dialogue {
  private var player: Player
  private let setting: Setting
  /// One line of input; nil at the end.
  private let read: () -> String?
  private let put: (Line) -> Void
  private var isOver = false

  public init(
    _ player: Player, setting: Setting, read: @escaping () -> String?, put: @escaping (Line) -> Void
  ) {
    self.player = player
    self.setting = setting
    self.read = read
    self.put = put
  }

  /// Goes on until the learner quits or the input ends.
  public mutating func run() {
    tellStep()
    while !isOver {
      put(Line(say(.dialoguePrompt)))
      guard let line = read() else { return }
      obey(line.split(separator: " ").map(String.init))
    }
  }

  private func say(_ message: Message) -> String { message.text(in: player.language) }

  private func tell(_ text: String) {
    for line in Setting.wrapped(text, .plain, setting.columns) { put(line) }
  }

  // MARK: Commands

  private mutating func obey(_ words: [String]) {
    let word = words.first?.lowercased() ?? ""
    switch word {
    case "", "n", "next": advance()
    case "b", "back":
      player.back()
      tellStep()
    case "a", "answer": answer()
    case "h", "hint":
      act { $0.hint() }
    case "w", "why":
      act { $0.why() }
    case "o", "solution":
      act { $0.solution() }
    case "x", "skip":
      let step = player.stepIndex
      player.skip()
      tellNotice()
      if player.stepIndex != step { tellStep() }
    case "r", "run": run(Array(words.dropFirst()))
    case "c", "contents": tellContents()
    case "g", "go": go(words.dropFirst().first)
    case "q", "quit": isOver = true
    case "?", "help": tell(say(.dialogueHelp))
    default:
      if let number = Int(word), player.openExercises.indices.contains(number - 1) {
        player.focus = player.openExercises[number - 1].destination
        tellExercise(from: 0)
      } else {
        tell(say(.unknownKey(word)))
      }
    }
  }

  private mutating func advance() {
    let place = (player.lesson.path, player.stepIndex)
    let before = content().lines
    player.next()
    if (player.lesson.path, player.stepIndex) == place {
      tellNotice()
      let after = content().lines
      let known = zip(before, after).prefix { $0 == $1 }.count
      after.dropFirst(known).forEach(put)
    } else {
      tellStep()
    }
  }

  private mutating func act(_ change: (inout Player) -> Void) {
    let before = exerciseLines()
    change(&player)
    tellNotice()
    let after = exerciseLines()
    let known = zip(before, after).prefix { $0 == $1 }.count
    after.dropFirst(known).filter { !$0.isEmpty }.forEach(put)
  }

  private mutating func answer() {
    guard let state = player.focused else {
      tell(say(.noExercise))
      return
    }
    let isLong = Answering.isMultiline(state.exercise.task)
    tell(say(isLong ? .dialogueAnswerLines : .dialogueAnswer))
    var lines: [String] = []
    while let line = read() {
      if line.isEmpty { break }
      lines.append(line)
      if !isLong { break }
    }
    if lines.isEmpty {
      tell(say(.emptyAnswer))
      return
    }
    act { $0.handIn(lines.joined(separator: "\n")) }
  }

  private mutating func run(_ words: [String]) {
    guard let block = player.openExperiments.last, var live = LiveExperiment(block) else {
      tell(say(.noExperiment))
      return
    }
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, live.select(named: parts[0]), live.set(parts[1]) else {
        tell(live.message ?? say(.dialogueRunHelp(live.parameters.map(\.name).joined(separator: ", "))))
        return
      }
    }
    put(Line(say(.running)))
    tellResult(live.request)
  }

  private mutating func go(_ word: String?) {
    guard let word, let number = Int(word), player.lesson.steps.indices.contains(number - 1) else {
      tellContents()
      return
    }
    player.go(to: number - 1)
    tellStep()
  }

  // MARK: Telling

  private mutating func content() -> StepContent {
    perform()
    return player.content(setting, wide: setting)
  }

  /// Runs what the open pieces show.
  private mutating func perform() {
    while let request = player.wantedRun { player.take(Dialogue.state(of: request), of: request) }
  }

  private static func state(of request: RunRequest) -> RunState {
    do throws(ExperimentError) {
      let experiment = try Experiment.named(request.experiment)
      return .done(try experiment.run(request.values.mapValues { ParameterValue($0) }))
    } catch {
      return .failed(error.diagnostic.message)
    }
  }

  private mutating func tellResult(_ request: RunRequest) {
    let state = Dialogue.state(of: request)
    player.lines(of: state, request, setting, rows: 14).forEach(put)
  }

  private mutating func tellStep() {
    put(.empty)
    put(Line(say(.stepOf(player.stepIndex + 1, player.lesson.steps.count)), .quiet))
    content().lines.forEach(put)
    tellNotice()
  }

  private mutating func tellNotice() {
    if let notice = player.notice { tell(notice.text) }
    player.notice = nil
  }

  private mutating func exerciseLines() -> [Line] {
    let content = content()
    guard let link = player.focus, let range = content.exercises[link] else { return [] }
    return Array(content.lines[range])
  }

  private mutating func tellExercise(from first: Int) {
    exerciseLines().dropFirst(first).forEach(put)
  }

  private mutating func tellContents() {
    for item in player.contents().items { put(item.line.trimmed) }
  }
}
