package murmuration.io;

import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.PlanarMethod;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.SymmetricMatrix;
import murmuration.coefficients.TransportCoefficients;
import murmuration.macro.Tensor;
import murmuration.macro.Velocity;

/** The coefficients of a velocity model, for a box of as many axes as the velocity has. */
public sealed interface ModelCoefficients {
  /** The eigenvalues kept of a planar model. */
  int PLANAR_MODES = 24;

  /** 𝒟. */
  Tensor diffusion();

  /** 𝒦. */
  Tensor drift();

  /** V = ∫ v M dv. */
  Velocity meanVelocity();

  /**
   * Those of a potential of one velocity or of the speed.
   *
   * @param figures what was computed
   */
  record Scalar(TransportCoefficients figures) implements ModelCoefficients {
    @Override
    public Tensor diffusion() {
      return Tensor.isotropic(figures.diffusion());
    }

    @Override
    public Tensor drift() {
      return Tensor.isotropic(figures.drift());
    }

    @Override
    public Velocity meanVelocity() {
      return new Velocity(figures.meanVelocity(), 0, 0);
    }
  }

  /**
   * Those of a potential on the plane.
   *
   * @param figures what was computed
   */
  record Planar(PlanarCoefficients figures) implements ModelCoefficients {
    @Override
    public Tensor diffusion() {
      return tensor(figures.diffusion());
    }

    @Override
    public Tensor drift() {
      return tensor(figures.drift());
    }

    @Override
    public Velocity meanVelocity() {
      return new Velocity(figures.meanX(), figures.meanY(), 0);
    }

    private static Tensor tensor(SymmetricMatrix matrix) {
      return Tensor.planar(matrix.xx(), matrix.xy(), matrix.yy());
    }
  }

  /**
   * Computes the coefficients of a model.
   *
   * @throws IllegalArgumentException when the potential does not confine
   * @throws ArithmeticException when round-off leaves none; see {@link PlanarMethod}
   */
  static ModelCoefficients of(VelocityModel model) {
    return model.planar()
        ? new Planar(new PlanarMethod(PLANAR_MODES).compute(model.buildPlanar(), model.theta()))
        : new Scalar(
            new SpectralMethod()
                .compute(new Maxwellian(model.build(), model.theta(), model.dimension())));
  }
}
