internal import Course
public import Experiments

extension Player {
  /// The experiments of the open pieces.
  var openExperiments: [ExperimentBlock] {
    step.pieces.prefix(piece).flatMap { $0.flattened }.compactMap { block in
      if case .experiment(let experiment) = block.kind { experiment } else { nil }
    }
  }

  /// Opens the newest experiment of the step to play with.
  mutating func run() {
    guard let block = openExperiments.last ?? step.experiments.first else {
      notice = Line(say(.noExperiment))
      return
    }
    guard var live = LiveExperiment(block) else {
      notice = Line(say(.unknownExperiment(block.name)), .bad)
      return
    }
    live.shown = runs[live.request]
    mode = .live(live)
  }

  /// Plays with an experiment that stands in no lesson.
  public mutating func open(_ experiment: Experiment, _ values: [String: String]) {
    isExperimentAlone = true
    mode = .live(LiveExperiment(experiment, values))
  }

  mutating func handleLive(_ input: KeyInput, _ live: LiveExperiment) -> Wish? {
    var live = live
    defer { if case .live = mode { mode = .live(live) } }
    if var editor = live.editor {
      if case .key(.control("c")) = input {
        live.editor = nil
        return nil
      }
      switch editor.handle(input) {
      case .submitted:
        let isTaken = live.set(editor.text)
        live.editor = isTaken ? nil : editor
      case .cancelled:
        live.editor = nil
        live.message = nil
      default: live.editor = editor
      }
      return nil
    }
    guard case .key(let key) = input else { return nil }
    let isFast = key.modifiers.contains(.shift) || key.modifiers.contains(.control)
    switch key.code {
    case .up: live.select(-1)
    case .down: live.select(1)
    case .tab:
      if !live.selectEntry(key.modifiers.contains(.shift) ? -1 : 1) { live.select(1) }
    case .left, .character("-"), .character("["): nudge(&live, isFast ? -10 : -1)
    case .right, .character("+"), .character("="), .character("]"): nudge(&live, isFast ? 10 : 1)
    case .enter, .character("e"):
      if let parameter = live.parameter { live.editor = LineEditor(text: live.text(of: parameter)) }
    case .character("0"), .character("z"): live.reset()
    case .character(let digit) where digit.isNumber:
      // A number begins to be typed.
      if live.parameter != nil { live.editor = LineEditor(text: String(digit)) }
    case .character("r"):
      runs.forget(live.request)
    case .pageUp, .character("k"): live.top = max(0, live.top - (key.code == .pageUp ? pageRows : 1))
    case .pageDown, .character("j"), .character(" "):
      live.top = min(
        live.top + (key.code == .character("j") ? 1 : pageRows), max(0, contentRows - bodyRows))
    case .home: live.top = 0
    case .character("c") where key.modifiers == .control:
      if isExperimentAlone { return .quit }
      mode = .reading
    case .escape, .character("q"), .backspace, .character("b"):
      if isExperimentAlone { return .quit }
      mode = .reading
    default: notice = Line(say(.unknownKey(key.name(in: language, asciiOnly: asciiOnly))), .quiet)
    }
    return nil
  }

  private mutating func nudge(_ live: inout LiveExperiment, _ steps: Int) {
    guard let parameter = live.parameter else { return }
    if !LiveExperiment.isNudgeable(parameter) {
      live.editor = LineEditor(text: live.text(of: parameter))
    } else if !live.nudge(steps) && live.message == nil {
      notice = Line(say(.atTheLimit))
    }
  }

  // MARK: What is to be run

  /// The run that the screen waits for; nil when there is none.
  public var wantedRun: RunRequest? {
    if case .live(let live) = mode { return runs.isWanting(live.request) ? live.request : nil }
    return openExperiments.map(\.request).first { runs.isWanting($0) }
  }

  /// Takes what became of a run.
  public mutating func take(_ state: RunState, of request: RunRequest) {
    runs.set(state, for: request)
    if case .live(var live) = mode, live.request == request {
      if case .running = state, live.shown != nil { return }
      live.shown = state
      mode = .live(live)
    }
  }

  /// The learner pressed Ctrl-C during a run.
  public mutating func stopRun() {
    if let request = wantedRun { take(.stopped, of: request) }
  }
}
