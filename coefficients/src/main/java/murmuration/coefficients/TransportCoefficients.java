package murmuration.coefficients;

/**
 * The coefficients of the limit equation ∂_tρ = D ∂_rrρ + κ ∂_r((∂_rU⋆ρ)ρ), written in the frame
 * that moves with V/√ε when the mean velocity V is not zero.
 *
 * @param method the method that gave D and κ; never {@link CoefficientMethod#AUTO}
 * @param diffusion D &gt; 0; infinite when beyond the range of a double
 * @param drift κ &gt; 0
 * @param log10Diffusion log10 D, finite always
 * @param meanVelocity V = ∫ v M dv
 * @param errorEstimate relative, the larger of those of D and κ: the difference from an independent
 *     method plus that method's own estimate
 * @param basis the eigenpairs
 */
public record TransportCoefficients(
    CoefficientMethod method,
    double diffusion,
    double drift,
    double log10Diffusion,
    double meanVelocity,
    double errorEstimate,
    EigenBasis basis) {}
