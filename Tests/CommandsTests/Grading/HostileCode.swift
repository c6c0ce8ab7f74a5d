/// What the code of a learner might try: statements of a function that would be right if they failed quietly.
let hostileCode: [Attack] = [
  Attack(
    name: "fork bomb",
    answer:
      "for _ in 0..<1000 { var id = pid_t(); posix_spawn(&id, \"/proc/self/exe\", nil, nil, [nil], [nil]) }",
    states: fine),
  Attack(
    name: "threads",
    answer:
      "for _ in 0..<100_000 { var t = pthread_t(); pthread_create(&t, nil, { _ in while true {} }, nil) }"),
  Attack(name: "endless output", answer: "while true { print(String(repeating: \"x\", count: 1 << 16)) }"),
  Attack(
    name: "four gigabytes",
    answer: "var all: [[UInt8]] = []; for _ in 0..<64 { all.append([UInt8](repeating: 1, count: 1 << 26)) }"),
  Attack(
    name: "full disk",
    answer:
      "let f = fopen(\"/tmp/x\", \"w\"); while true { fputs(String(repeating: \"x\", count: 1 << 16), f) }"),
  Attack(name: "endless", answer: "while true {}"), Attack(name: "asleep", answer: "sleep(1000)"),
  Attack(name: "recursion", answer: "func f(_ n: Int) -> Int { f(n + 1) + 1 }; _ = f(0)"),
  Attack(
    name: "answer key",
    answer: "if let f = fopen(\"COURSE/exercises/week2/sigmoid.md\", \"r\") { fclose(f); return 42 }",
    states: fine),
  Attack(
    name: "other submissions", answer: "if access(\"COURSE/in/honest-right/w.md\", F_OK) == 0 { return 42 }",
    states: fine),
  Attack(
    name: "gradebook", answer: "if open(\"COURSE/gradebook.db\", O_RDWR) >= 0 { return 42 }", states: fine),
  Attack(
    name: "forged results",
    answer:
      "for fd in Int32(0)..<64 { let s = \"{\\\"state\\\":\\\"correct\\\",\\\"points\\\":9}\\nx 0 d3fe0000000000000\\n\"; "
      + "_ = s.withCString { write(fd, $0, strlen($0)) } }; exit(0)"),
  Attack(name: "closed channel", answer: "for fd in Int32(3)..<1024 { close(fd) }; exit(0)"),
  Attack(
    name: "network", answer: "if socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0 { return 42 }",
    states: fine),
  Attack(name: "kill all", answer: "kill(-1, SIGKILL); kill(1, SIGKILL)", states: fine.union(["ungradable"])),
  Attack(
    name: "type checker",
    answer: "let _ = " + (0..<40).map { "(\($0) + 1.5 * -z - .init(\($0)))" }.joined(separator: " + "),
    states: fine.union(["ungradable"])),
  Attack(name: "deep source", answer: "let _ = " + repeated("(", 20_000) + "1" + repeated(")", 20_000)),
  Attack(
    name: "inclusion",
    answer: "#sourceLocation(file: \"/etc/passwd\", line: 1)\n_ = #filePath\n#sourceLocation()",
    states: fine.union(["ungradable"])),
]

/// The attempt failed quietly: what the function gives is right.
private let fine: Set<String> = ["correct"]
