"""Student's t distribution on arrays, without scipy (whose import takes 250 ms)."""

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Array = NDArray[np.float64]

_NODES = 24
# The integrand falls below exp(-42), a hundredth of the last digit of a double.
_FAR = 42.0


def t_cdf(t: "ArrayLike", df: "ArrayLike") -> "Array":
    """P(T <= t) for Student's t with ``df`` degrees of freedom, a whole number of at least 1.

    Both are arrays of shapes that broadcast. With t = sqrt(df) tan(angle) the density is a power
    of a cosine, which Gauss and Legendre's rule integrates with an error below 1e-12.
    """
    import numpy as np

    t, df = np.asarray(t, float), np.asarray(df, float)
    nodes, weights = _rule()
    power = df - 1
    with np.errstate(divide="ignore"):
        reach = np.minimum(np.arctan(np.abs(t) / np.sqrt(df)), np.arccos(np.exp(-_FAR / power)))
    heights = np.cos(reach[..., None] * nodes) ** power[..., None]
    area = np.exp(_log_scale(df)) * reach * (heights @ weights)
    below: Array = np.where(t < 0, 0.5 - area, 0.5 + area)
    return below


def t_density(t: "ArrayLike", df: "ArrayLike") -> "Array":
    """The density of Student's t with ``df`` degrees of freedom, on arrays that broadcast."""
    import numpy as np

    t, df = np.asarray(t, float), np.asarray(df, float)
    log_scale = _log_scale(df) - 0.5 * np.log(df)
    density: Array = np.exp(log_scale - (df + 1) / 2 * np.log1p(t * t / df))
    return density


@lru_cache
def _rule() -> tuple["Array", "Array"]:
    """Nodes and weights of Gauss and Legendre's rule on the way from 0 to 1.

    From the eigenvalues of the polynomials' Jacobi matrix (Golub and Welsch, Math. Comp. 23, 1969);
    numpy's own is in a package that takes a megabyte for this one rule.
    """
    import numpy as np

    order = np.arange(1, _NODES)
    beside = order / np.sqrt(4 * order**2 - 1)
    nodes, vectors = np.linalg.eigh(np.diag(beside, -1))
    return (nodes + 1) / 2, vectors[0] ** 2


def _log_scale(df: "Array") -> "Array":
    """log of Gamma((df + 1) / 2) / (sqrt(pi) Gamma(df / 2))."""
    import numpy as np

    scale: Array = np.array([_log_gammas(each) for each in df.ravel().tolist()])
    return scale.reshape(df.shape) - 0.5 * math.log(math.pi)


# numpy has no log-gamma, and a review asks for the same few degrees of freedom over and over.
@lru_cache(maxsize=4096)
def _log_gammas(df: float) -> float:
    return math.lgamma((df + 1) / 2) - math.lgamma(df / 2)
