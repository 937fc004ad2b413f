package murmuration.coefficients;

/**
 * The coefficients of the limit equation ∂_tρ = ∇·(𝒟∇ρ) + ∇·(𝒦∇(U⋆ρ) ρ) in two dimensions,
 * written in the frame that moves with V/√ε when the mean velocity V is not zero.
 *
 * @param diffusion 𝒟_ij = ∫ (v − V)_i χ_j M dv, positive definite
 * @param drift 𝒦 = Cov_M(v)/θ, positive definite
 * @param meanX V_x = ∫ v_x M dv
 * @param meanY V_y = ∫ v_y M dv
 * @param errorEstimate of 𝒟 and 𝒦, relative in the Frobenius norm, the larger of the two
 * @param unknowns size of the discrete problem
 * @param spectrum the lowest eigenvalues and what they contribute
 */
public record PlanarCoefficients(
    SymmetricMatrix diffusion,
    SymmetricMatrix drift,
    double meanX,
    double meanY,
    double errorEstimate,
    long unknowns,
    PlanarSpectrum spectrum) {}
