/* SPDX-License-Identifier: MIT
 *
 * Colours as others see them, and how far apart two are.
 *
 * Colour-vision deficiencies: Machado, Oliveira and Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
 * TVCG 15(6), 2009, matrices of severity 1.0, applied to linear sRGB.
 * Distance: CIEDE2000, as Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference
 * Formula", Color Research and Application 30(1), 2005, whose test pairs
 * check_chart_colour.c holds it to. About 1 is just seen side by side, 10 is seen
 * at a glance.
 */
#ifndef PACKWRIGHT_TESTS_COLOUR_VISION_H
#define PACKWRIGHT_TESTS_COLOUR_VISION_H

#include <math.h>

#include "packwright/geom.h"

struct lab {
    double l, a, b;
};

enum vision { SEE_ALL, SEE_PROTAN, SEE_DEUTAN, SEE_TRITAN, SEE_GREY, SEE_COUNT };
static const char *const VISIONS[] = {"in colour", "under protanopia", "under deuteranopia",
                                      "under tritanopia", "in grey"};

static inline double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static inline double lab_f(double t) {
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/* White is D65, as sRGB has it. */
static inline struct lab lab_of_linear(const double rgb[3]) {
    double x = 0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2],
           y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2],
           z = 0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2];
    double fx = lab_f(x / 0.95047), fy = lab_f(y), fz = lab_f(z / 1.08883);
    return (struct lab){116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

static inline struct lab lab_seen(pw_rgb colour, enum vision vision) {
    static const double matrices[][9] = {
        [SEE_ALL] = {1, 0, 0, 0, 1, 0, 0, 0, 1},
        [SEE_PROTAN] = {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882,
                        -0.048116, 1.051998},
        [SEE_DEUTAN] = {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820,
                        0.042940, 0.968881},
        [SEE_TRITAN] = {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733,
                        0.691367, 0.303900},
        [SEE_GREY] = {0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722}};
    const double *m = matrices[vision];
    double in[] = {linear(pw_rgb_red(colour)), linear(pw_rgb_green(colour)),
                   linear(pw_rgb_blue(colour))},
           out[3];
    for (int i = 0; i < 3; i++)
        out[i] = fmin(1, fmax(0, m[3 * i] * in[0] + m[3 * i + 1] * in[1] + m[3 * i + 2] * in[2]));
    return lab_of_linear(out);
}

static inline double hue(double a, double b) {
    double h = a == 0 && b == 0 ? 0 : atan2(b, a) * 180 / M_PI;
    return h < 0 ? h + 360 : h;
}

static inline double cosine(double degrees) {
    return cos(degrees * M_PI / 180);
}

/* The steps and their names are those of the paper, equations 2 to 22. */
static inline double ciede2000(struct lab x, struct lab y) {
    double c = (hypot(x.a, x.b) + hypot(y.a, y.b)) / 2, c7 = pow(c, 7), k7 = pow(25, 7);
    double g = 0.5 * (1 - sqrt(c7 / (c7 + k7)));
    double a1 = (1 + g) * x.a, a2 = (1 + g) * y.a, c1 = hypot(a1, x.b), c2 = hypot(a2, y.b);
    double h1 = hue(a1, x.b), h2 = hue(a2, y.b), dh = h2 - h1, mean = h1 + h2;
    if (c1 * c2 == 0) {
        dh = 0;
    } else if (fabs(h1 - h2) > 180) {
        dh += dh > 0 ? -360 : 360;
        mean = (mean + (mean < 360 ? 360 : -360)) / 2;
    } else {
        mean /= 2;
    }
    double dl = y.l - x.l, dc = c2 - c1, dH = 2 * sqrt(c1 * c2) * sin(dh / 2 * M_PI / 180);
    double l = (x.l + y.l) / 2, cm = (c1 + c2) / 2, cm7 = pow(cm, 7), l50 = (l - 50) * (l - 50);
    double t = 1 - 0.17 * cosine(mean - 30) + 0.24 * cosine(2 * mean) +
               0.32 * cosine(3 * mean + 6) - 0.20 * cosine(4 * mean - 63);
    double theta = 30 * exp(-((mean - 275) / 25) * ((mean - 275) / 25));
    double rc = 2 * sqrt(cm7 / (cm7 + k7)), sl = 1 + 0.015 * l50 / sqrt(20 + l50);
    double sc = 1 + 0.045 * cm, sh = 1 + 0.015 * cm * t, rt = -sin(2 * theta * M_PI / 180) * rc;
    return sqrt(pow(dl / sl, 2) + pow(dc / sc, 2) + pow(dH / sh, 2) + rt * dc / sc * dH / sh);
}

static inline double apart(pw_rgb a, pw_rgb b, enum vision vision) {
    return ciede2000(lab_seen(a, vision), lab_seen(b, vision));
}

#endif
