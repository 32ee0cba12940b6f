package org.pilotacs.acs.incident;

/// How improbable it is that so many show trouble. Stateless.
public final class Tail {
    /// Beyond so many terms the rest adds nothing.
    private static final int TERMS = 2_000;

    private Tail() {}

    /// The chance that of `n` at least `k` show it by themselves, if each does with a chance of `usual` (binomial).
    public static double atLeast(int k, int n, double usual) {
        if (k <= 0) {
            return 1;
        }
        if (k > n || k <= n * usual) {
            return k > n ? 0 : 1;
        }
        double ratio = usual / (1 - usual);
        double term = Math.exp(logChoose(n, k) + k * Math.log(usual) + (n - k) * Math.log1p(-usual));
        double sum = 0;
        for (int i = k; i <= n && i < k + TERMS; i++) {
            sum += term;
            term *= ratio * (n - i) / (i + 1);
            if (term < sum * 1e-12) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    /// How much better a group's own share explains what is seen than what is usual does (Kulldorff's statistic).
    static double gain(int k, int n, double usual) {
        double share = (double) k / n;
        if (n == 0 || share <= usual) {
            return 0;
        }
        double well = n - k == 0 ? 0 : (n - k) * Math.log((1 - share) / (1 - usual));
        return k * Math.log(share / usual) + well;
    }

    private static double logChoose(int n, int k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    /// Stirling's series; exact enough from 10 on.
    private static double logFactorial(int n) {
        if (n < 10) {
            double product = 1;
            for (int i = 2; i <= n; i++) {
                product *= i;
            }
            return Math.log(product);
        }
        double x = n;
        return x * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI * x) + 1 / (12 * x) - 1 / (360 * x * x * x);
    }
}
