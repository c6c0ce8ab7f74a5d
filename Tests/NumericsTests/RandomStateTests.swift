import Testing

@testable import Numerics

/// NumPy 2.4.6 printed every figure of this file: `np.random.RandomState(seed)`.
struct SeedCase: CustomTestStringConvertible, Sendable {
  let seed: UInt32
  let uniform: [Double]
  let normal: [Double]
  /// The bits of 3000 numbers, exclusive-or'd together.
  let uniformBits: UInt64
  let normalBits: UInt64
  var testDescription: String { "seed \(seed)" }
}

let seedCases = [
  SeedCase(
    seed: 0, uniform: [0.5488135039273248, 0.7151893663724195, 0.6027633760716439],
    normal: [1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458],
    uniformBits: 0x90_e288_df60_5ed2, normalBits: 0x4c_2aa2_bf0e_e3d8),
  SeedCase(
    seed: 1, uniform: [0.417022004702574, 0.7203244934421581, 0.00011437481734488664],
    normal: [1.6243453636632417, -0.6117564136500754, -0.5281717522634557, -1.0729686221561705],
    uniformBits: 0xf0_d75a_c99e_dd89, normalBits: 0xfe3c_a3aa_65c4_d0de),
  SeedCase(
    seed: 2, uniform: [0.43599490214200376, 0.025926231827891333, 0.5496624778787091],
    normal: [-0.4167578474054706, -0.056266827226329474, -2.136196095668454, 1.6402708084049886],
    uniformBits: 0x8e_9770_29cb_1213, normalBits: 0x8099_611e_84e2_ecd2),
  SeedCase(
    seed: 3, uniform: [0.5507979025745755, 0.7081478226181048, 0.2909047389129443],
    normal: [1.7886284734303186, 0.43650985051198943, 0.09649746807200862, -1.8634927033644908],
    uniformBits: 0x24_7b77_5918_a2f7, normalBits: 0x811f_af23_4158_c282),
  SeedCase(
    seed: 42, uniform: [0.3745401188473625, 0.9507143064099162, 0.7319939418114051],
    normal: [0.4967141530112327, -0.13826430117118466, 0.6476885381006925, 1.5230298564080254],
    uniformBits: 0x17f_afd4_8030_e324, normalBits: 0xff5f_52a8_4ce9_5522),
  SeedCase(
    seed: 12345, uniform: [0.9296160928171479, 0.3163755545817859, 0.18391881167709445],
    normal: [-0.20470765948471295, 0.47894333805754824, -0.5194387150567381, -0.55573030434749],
    uniformBits: 0xce_771e_ff62_cc65, normalBits: 0x7f1b_734f_d80a_0a7a),
]

@Suite("NumPy's legacy random numbers")
struct RandomStateTests {
  @Test(arguments: seedCases)
  func agreesWithNumPyBitForBit(_ wanted: SeedCase) {
    var random = RandomState(seed: wanted.seed)
    let uniform = random.rand(1, 3000)
    random.seed(wanted.seed)
    let normal = random.randn(3000, 1)
    #expect(Array(uniform.elements.prefix(3)) == wanted.uniform)
    #expect(Array(normal.elements.prefix(4)) == wanted.normal)
    #expect(uniform.elements.reduce(0) { $0 ^ $1.bitPattern } == wanted.uniformBits)
    #expect(normal.elements.reduce(0) { $0 ^ $1.bitPattern } == wanted.normalBits)
  }

  @Test func integersUnderEveryKindOfBound() {
    var random = RandomState(seed: 1)
    #expect(random.randint(0, 10, count: 10) == [5, 8, 9, 5, 0, 0, 1, 7, 6, 9])
    #expect(random.randint(-5, 1_000_000, count: 5) == [513295, 21753, 176480, 691085, 575951])
    #expect(random.randint(0, 1 << 40, count: 3) == [598_905_069_820, 1_006_008_373_916, 676_605_155_726])
    #expect(random.randint(0, 1 << 32, count: 2) == [2_879_636_018, 3_925_436_996])
    #expect(
      random.randint(.min, .max, count: 2) == [-1_525_457_108_948_262_953, 1_082_636_226_378_482_417])
  }

  @Test func permutationsAndShuffles() {
    var random = RandomState(seed: 1)
    #expect(random.permutation(10) == [2, 9, 6, 4, 0, 3, 1, 7, 8, 5])
    #expect(random.permutation(5) == [3, 0, 1, 2, 4])
    random.seed(1)
    var letters = Array("abcdefg")
    random.shuffle(&letters)
    #expect(String(letters) == "gcbaedf")
  }

  @Test func uniformAndNormalWithParameters() {
    var random = RandomState(seed: 1)
    #expect(
      random.uniform(-1, 3, 1, 3).elements == [0.668088018810296, 1.8812979737686324, -0.9995425007306205])
    #expect(
      (0..<3).map { _ in random.normal(2, 0.5) } == [
        1.5989135806756787, 1.7755610961396138, 1.4470324619958423,
      ])
  }

  /// The second number of a pair waits through calls of `rand`, and `seed` forgets it.
  @Test func theWaitingNormalNumber() {
    var random = RandomState(seed: 7)
    _ = random.rand(1, 700)
    #expect(random.randn(1, 3).elements == [0.17565554710978867, -1.1835381169098393, 1.3632233885660603])
    #expect(random.rand() == 0.3879894664107344)
    #expect(random.randn() == 0.0399298116709347)
    _ = random.randn()
    random.seed(1)
    #expect(random.randn() == 1.6243453636632417)
  }
}
