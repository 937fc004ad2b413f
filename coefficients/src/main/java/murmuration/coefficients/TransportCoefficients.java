package murmuration.coefficients;

/**
 * The coefficients of the limit equation ∂_tρ = DΔρ + κ∇·((∇U⋆ρ)ρ), written in the frame that moves
 * with V/√ε when the mean velocity V is not zero.
 *
 * @param method the method that gave D and κ
 * @param diffusion D &gt; 0; infinite when beyond the range of a double
 * @param drift κ &gt; 0
 * @param log10Diffusion log10 D; NaN where a classical method has found D ≤ 0
 * @param meanVelocity V = ∫ v M dv, zero for even W
 * @param errorEstimate relative, the larger of those of D and κ
 * @param unknowns size of the discrete problem: unknowns, quadrature points or samples
 * @param spectrum the lowest eigenvalues and what they contribute; empty for methods without
 */
public record TransportCoefficients(
    CoefficientMethod method,
    double diffusion,
    double drift,
    double log10Diffusion,
    double meanVelocity,
    double errorEstimate,
    long unknowns,
    Spectrum spectrum) {}
