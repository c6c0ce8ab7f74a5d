extension Slip {
  /// The catalogue; the order decides where two explain a line equally well.
  static let all: [Slip] = [
    .pathLeftOut, .otherFactor, .productRule, .quotientRule, .innerDerivative, .missingChainLink,
    .labelAndPredictionSwapped, .wrongChainLink, .derivativeAtInput, .sumForMean,
    .onePlusForOneMinus, .meanFactorLost, .meanFactorDoubled, .transposeLost, .wrongAxis, .logOfAProduct,
    .powerOfASum, .squareOfActivation, .factorsSwapped, .elementwiseForMatrixProduct,
    .matrixForElementwiseProduct, .otherActivation, .wrongIndexOrLayer, .inputAndOutputMixed,
    .factorDoubled, .factorDropped, .factorAdded, .signOfATerm,
    .missingBrackets, .exponentOffByOne, .squareLost, .transposeAdded, .reciprocal, .wrongVariable,
    .termDropped, .termAdded, .arithmetic,
  ]
}
