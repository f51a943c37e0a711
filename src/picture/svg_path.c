/* SPDX-License-Identifier: MIT
 *
 * Path data of an SVG (SVG 1.1, 8.3): each command to moves, lines and curves,
 * through the transformation into units of the view box.
 */
#include <math.h>
#include <string.h>

#include "svg_in.h"

/* ---- into the list --------------------------------------------------------- */
static void add(struct svg *svg, char verb, const double *xy, int points) {
    const double *m = svg_now(svg)->matrix;
    if (svg->points_total + 2 * (size_t)points > SVG_POINTS) {
        svg_refuse(svg, "picture-size", "the SVG has over %d points; simplify its paths",
                   SVG_POINTS / 2);
        return;
    }
    svg->points_total += 2 * (size_t)points;
    pw_buf_putc(&svg->verbs, verb);
    for (int i = 0; i < points; i++) {
        double x = xy[2 * i], y = xy[2 * i + 1];
        double to[2] = {m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]};
        for (int k = 0; k < 2; k++) /* far outside is outside all the same */
            *PW_PUSH(svg->file->arena, svg, points) = fmax(-1e6, fmin(1e6, to[k]));
    }
}

void svg_move(struct svg *svg, double x, double y) {
    add(svg, 'M', (const double[]){x, y}, 1);
}

void svg_line(struct svg *svg, double x, double y) {
    add(svg, 'L', (const double[]){x, y}, 1);
}

void svg_curve(struct svg *svg, const double c[6]) {
    add(svg, 'C', c, 3);
}

void svg_close(struct svg *svg) {
    add(svg, 'Z', NULL, 0);
}

/* ---- arcs ------------------------------------------------------------------ */
static double angle_of(double ux, double uy, double vx, double vy) {
    return atan2(ux * vy - uy * vx, ux * vx + uy * vy);
}

/* From end points to centre (SVG 1.1, F.6.5), then curves of a quarter at most.
 * arc: rx, ry, rotation in degrees, large, sweep, x2, y2. */
void svg_arc(struct svg *svg, double x1, double y1, const double arc[7]) {
    double rx = fabs(arc[0]), ry = fabs(arc[1]), turn = arc[2] * acos(-1) / 180;
    double x2 = arc[5], y2 = arc[6], c = cos(turn), s = sin(turn);
    if (x1 == x2 && y1 == y2)
        return;
    if (rx == 0 || ry == 0) {
        svg_line(svg, x2, y2);
        return;
    }
    double hx = c * (x1 - x2) / 2 + s * (y1 - y2) / 2, hy = -s * (x1 - x2) / 2 + c * (y1 - y2) / 2;
    double over = hx * hx / (rx * rx) + hy * hy / (ry * ry);
    if (over > 1) {
        rx *= sqrt(over);
        ry *= sqrt(over);
        over = 1;
    }
    double root = sqrt(fmax(0, 1 / over - 1)) * ((arc[3] != 0) == (arc[4] != 0) ? -1 : 1);
    double kx = root * rx * hy / ry, ky = -root * ry * hx / rx;
    double cx = c * kx - s * ky + (x1 + x2) / 2, cy = s * kx + c * ky + (y1 + y2) / 2;
    double from = angle_of(1, 0, (hx - kx) / rx, (hy - ky) / ry);
    double sweep = angle_of((hx - kx) / rx, (hy - ky) / ry, (-hx - kx) / rx, (-hy - ky) / ry);
    if (arc[4] == 0 && sweep > 0)
        sweep -= 2 * acos(-1);
    if (arc[4] != 0 && sweep < 0)
        sweep += 2 * acos(-1);
    int parts = (int)ceil(fabs(sweep) / (acos(-1) / 2) - 1e-9);
    for (int i = 0; i < parts; i++) {
        double a = from + sweep * i / parts, b = from + sweep * (i + 1) / parts;
        double k = 4.0 / 3 * tan((b - a) / 4), e[6];
        double u[6] = {cos(a) - k * sin(a),
                       sin(a) + k * cos(a),
                       cos(b) + k * sin(b),
                       sin(b) - k * cos(b),
                       cos(b),
                       sin(b)};
        for (int p = 0; p < 3; p++) {
            double px = rx * u[2 * p], py = ry * u[2 * p + 1];
            e[2 * p] = c * px - s * py + cx;
            e[2 * p + 1] = s * px + c * py + cy;
        }
        svg_curve(svg, e);
    }
}

/* ---- commands -------------------------------------------------------------- */
struct at {
    double x, y;           /* the current point */
    double from_x, from_y; /* where its part began */
    double hand_x, hand_y; /* last control point, for smooth curves */
    char before;           /* the command before, as a capital */
};

/* How many numbers a command takes; -1: it is none. */
static int wanted(char capital) {
    static const char commands[] = "MLHVCSQTAZ";
    static const int numbers[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};
    const char *found = capital ? strchr(commands, capital) : NULL;
    return found ? numbers[found - commands] : -1;
}

static void quadratic(struct svg *svg, struct at *at, double qx, double qy, double x, double y) {
    svg_curve(svg, (const double[]){at->x + (qx - at->x) * 2 / 3, at->y + (qy - at->y) * 2 / 3,
                                    x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3, x, y});
    at->hand_x = qx;
    at->hand_y = qy;
}

/* Relative numbers to absolute ones. */
static void absolute(const struct at *at, char capital, double *n) {
    int count = wanted(capital);
    if (capital == 'H')
        n[0] += at->x;
    else if (capital == 'V')
        n[0] += at->y;
    else
        for (int i = capital == 'A' ? 5 : 0; i < count; i++)
            n[i] += (i - (capital == 'A')) % 2 ? at->y : at->x;
}

static void command(struct svg *svg, struct at *at, char capital, const double *n) {
    double x = n[0], y = n[1];
    bool smooth = capital == 'S' ? at->before == 'C' || at->before == 'S'
                                 : at->before == 'Q' || at->before == 'T';
    double rx = smooth ? 2 * at->x - at->hand_x : at->x;
    double ry = smooth ? 2 * at->y - at->hand_y : at->y;
    switch (capital) {
    case 'M':
        svg_move(svg, x, y);
        at->from_x = x;
        at->from_y = y;
        break;
    case 'H':
    case 'V':
        y = capital == 'H' ? at->y : n[0];
        x = capital == 'H' ? n[0] : at->x;
        svg_line(svg, x, y);
        break;
    case 'C':
    case 'S': {
        const double *rest = capital == 'C' ? n + 2 : n;
        double hx = capital == 'C' ? n[0] : rx, hy = capital == 'C' ? n[1] : ry;
        svg_curve(svg, (const double[]){hx, hy, rest[0], rest[1], rest[2], rest[3]});
        at->hand_x = rest[0];
        at->hand_y = rest[1];
        x = rest[2];
        y = rest[3];
        break;
    }
    case 'Q':
        x = n[2];
        y = n[3];
        quadratic(svg, at, n[0], n[1], x, y);
        break;
    case 'T':
        quadratic(svg, at, rx, ry, x, y);
        break;
    case 'A':
        x = n[5];
        y = n[6];
        svg_arc(svg, at->x, at->y, n);
        break;
    case 'Z':
        svg_close(svg);
        x = at->from_x;
        y = at->from_y;
        break;
    default:
        svg_line(svg, x, y);
    }
    at->x = x;
    at->y = y;
    at->before = capital;
}

/* Flags of an arc may stand without a blank: "01" are two. */
static const char *flag(const char *d, double *number) {
    d += strspn(d, " ,\t\r\n");
    if (*d != '0' && *d != '1')
        return NULL;
    *number = *d - '0';
    return d + 1;
}

void svg_path_data(struct svg *svg, const char *d) {
    struct at at = {.before = 0};
    char letter = 0;
    for (bool first = true;; first = false) {
        double n[7] = {0};
        d += strspn(d, " ,\t\r\n");
        if (!*d)
            return;
        char given = *d;
        if (wanted((char)(given & ~0x20)) >= 0 && given >= 'A') {
            letter = given;
            d++;
        } else if (letter == 'M' || letter == 'm') {
            letter = letter == 'M' ? 'L' : 'l'; /* further pairs are lines */
        }
        char capital = (char)(letter & ~0x20);
        int count = wanted(capital);
        const char *next = d;
        for (int i = 0; i < count && next; i++)
            next =
                capital == 'A' && (i == 3 || i == 4) ? flag(next, &n[i]) : svg_number(next, &n[i]);
        if (count < 0 || !next || (first && capital != 'M') ||
            (count == 0 && next == d && letter != given)) {
            svg_refuse(svg, "picture-broken", "path data that is none: \"%.30s\"", d);
            return;
        }
        d = next;
        if (letter != capital)
            absolute(&at, capital, n);
        if (at.before == 'Z' && capital != 'M' && capital != 'Z')
            svg_move(svg, at.x, at.y);
        command(svg, &at, capital, n);
        if (svg->failed)
            return;
    }
}
