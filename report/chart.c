/* report/chart.c: bars, dots, ranges and lines. Colours are those of the page's
 * style, which knows light and dark; the numbers are in the table below, so that
 * nothing is said by colour alone. */
#include "report/chart.h"

#include <math.h>

#include "report/table.h"

#include "base/banned.h"

enum {
    LABEL_PX = 19,  /* a row's label, above its marks */
    MARK_PX = 15,   /* a mark and the gap below it */
    ROW_GAP_PX = 9, /* between rows */
    AXIS_PX = 20,
    LINES_PX = 180, /* height of the plot of lines */
    TOP_PX = 18,
};
static const double BAR_MAX = 76, LEFT = 1, RIGHT = 99; /* percent of the width */

struct chart *
chart_new(struct arena *arena, enum chart_kind kind, const char *title, const char *desc)
{
    struct chart *chart = ARENA_NEW(arena, struct chart);
    if (chart) {
        chart->kind = kind;
        chart->title = title;
        chart->desc = desc;
        chart->arena = arena;
        chart->n_series = 1;
    }
    return chart;
}

void
chart_series(struct chart *chart, size_t series, struct str name)
{
    if (chart && series < CHART_SERIES) {
        chart->series[series] = name;
        chart->n_series = series + 1 > chart->n_series ? series + 1 : chart->n_series;
    }
}

struct chart_row *
chart_row(struct chart *chart, struct str label)
{
    if (!chart || chart->n_rows == CHART_ROWS) {
        return NULL;
    }
    struct chart_row *row = &chart->rows[chart->n_rows++];
    row->label = label;
    return row;
}

void
chart_set(struct chart_row *row, size_t series, struct chart_mark mark)
{
    if (row && series < CHART_SERIES) {
        row->marks[series] = mark;
    }
}

/* ---- scale ---- */

struct scale {
    double low, high, step; /* step: between the lines of the axis */
    bool is_empty;
};

static void
scale_take(struct scale *scale, double value)
{
    scale->low = scale->is_empty || value < scale->low ? value : scale->low;
    scale->high = scale->is_empty || value > scale->high ? value : scale->high;
    scale->is_empty = false;
}

static void
scale_mark(struct scale *scale, const struct chart *chart, const struct chart_mark *mark)
{
    if (!mark->is_set) {
        return;
    }
    if (chart->kind != CHART_RANGES || mark->has_value) {
        scale_take(scale, mark->value);
    }
    if (mark->low < mark->high) {
        scale_take(scale, mark->low);
        scale_take(scale, mark->high);
    }
    if (mark->has_quartiles) {
        scale_take(scale, mark->q1);
        scale_take(scale, mark->q3);
    }
}

/* A round step of at most a quarter of the extent. */
static double
round_step(double extent)
{
    double base = pow(10, floor(log10(extent / 4)));
    double times = extent / 4 / base;
    return base * (times > 5 ? 10 : times > 2 ? 5 : times > 1 ? 2 : 1);
}

static struct scale
scale_of(const struct chart *chart)
{
    struct scale scale = {0, 0, 1, true};
    for (size_t i = 0; i < chart->n_rows; i++) {
        for (size_t k = 0; k < chart->n_series; k++) {
            scale_mark(&scale, chart, &chart->rows[i].marks[k]);
        }
    }
    if (chart->kind == CHART_BARS || chart->kind == CHART_LINES) {
        scale.low = scale.low < 0 ? scale.low : 0;
    }
    if (scale.high <= scale.low) {
        scale.high = scale.low + 1;
    }
    if (chart->kind != CHART_BARS) {
        scale.step = round_step(scale.high - scale.low);
        scale.low = floor(scale.low / scale.step) * scale.step;
        scale.high = ceil(scale.high / scale.step) * scale.step;
    }
    return scale;
}

static double
part_of_scale(const struct scale *scale, double value)
{
    return (value - scale->low) / (scale->high - scale->low);
}

static double
x_of(const struct scale *scale, double value)
{
    return LEFT + part_of_scale(scale, value) * (RIGHT - LEFT);
}

/* ---- marks of a row ---- */

static void
put_tip(const struct chart_row *row, const struct chart_mark *mark, struct str series,
        struct buf *buf)
{
    buf_add_z(buf, "<title>");
    html_text(row->label, buf);
    if (series.n) {
        buf_add_z(buf, ", ");
        html_text(series, buf);
    }
    buf_add_z(buf, ": ");
    html_text(mark->text, buf);
    buf_add_z(buf, "</title>");
}

static void
put_bar(const struct scale *scale, const struct chart_mark *mark, int y, size_t series,
        struct buf *buf)
{
    double width = part_of_scale(scale, mark->value) * BAR_MAX, end = width;
    buf_printf(buf, "<rect class=\"s%zu\" x=\"0\" y=\"%d\" width=\"%.2f%%\" height=\"11\"/>",
               series, y, width > 0.2 ? width : 0.2);
    if (mark->low < mark->high) {
        end = part_of_scale(scale, mark->high) * BAR_MAX;
        buf_printf(buf, "<line class=\"q\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>",
                   part_of_scale(scale, mark->low) * BAR_MAX, end, y + 6, y + 6);
    }
    buf_printf(buf, "<text class=\"v\" x=\"%.2f%%\" dx=\"5\" y=\"%d\">", end, y + 10);
    html_text(mark->text, buf);
    buf_add_z(buf, "</text>");
}

/* Beside the mark, on the side where there is more room; over its end where both
 * sides have too little on a phone. */
static void
put_words(const struct chart_mark *mark, double left, double right, int y, struct buf *buf)
{
    static const double ROOM = 17; /* percent */
    bool is_after = left <= 100 - right;
    bool has_room = is_after ? 100 - right >= ROOM : left >= ROOM;
    double x = has_room ? (is_after ? right : left) : is_after ? 100 : 0;
    int gap = !has_room ? 0 : is_after ? 9 : -9;
    buf_printf(buf, "<text class=\"v\" x=\"%.2f%%\" dx=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, gap,
               y + 10, is_after == has_room ? "start" : "end");
    html_text(mark->text, buf);
    buf_add_z(buf, "</text>");
}

static void
put_dot(const struct scale *scale, const struct chart_mark *mark, int y, size_t series,
        struct buf *buf)
{
    double x = x_of(scale, mark->value), low = x, high = x;
    if (mark->low < mark->high) {
        low = x_of(scale, mark->low);
        high = x_of(scale, mark->high);
        buf_printf(buf,
                   "<line class=\"l%zu\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\" "
                   "stroke-width=\"3\"/>",
                   series, low, high, y + 6, y + 6);
    }
    buf_printf(buf, "<circle class=\"s%zu\" cx=\"%.2f%%\" cy=\"%d\" r=\"5\"/>", series, x, y + 6);
    put_words(mark, low, high, y, buf);
}

static void
put_range(const struct scale *scale, const struct chart_mark *mark, int y, size_t series,
          struct buf *buf)
{
    double left = 100, right = 0;
    if (mark->low < mark->high) {
        left = x_of(scale, mark->low);
        right = x_of(scale, mark->high);
        buf_printf(buf,
                   "<rect class=\"s%zu\" x=\"%.2f%%\" y=\"%d\" width=\"%.2f%%\" height=\"11\" "
                   "rx=\"2\"/>",
                   series, left, y, right - left);
    }
    if (mark->has_quartiles) {
        double q1 = x_of(scale, mark->q1), q3 = x_of(scale, mark->q3);
        buf_printf(buf,
                   "<line class=\"q\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\" "
                   "stroke-width=\"2\"/>",
                   q1, q3, y + 6, y + 6);
        left = q1 < left ? q1 : left;
        right = q3 > right ? q3 : right;
    }
    if (mark->has_value) {
        double x = x_of(scale, mark->value);
        buf_printf(buf, "<circle class=\"q\" cx=\"%.2f%%\" cy=\"%d\" r=\"3.5\"/>", x, y + 6);
        left = x < left ? x : left;
        right = x > right ? x : right;
    }
    put_words(mark, left, right, y, buf);
}

static void
put_mark(const struct chart *chart, const struct scale *scale, const struct chart_row *row,
         size_t series, int y, struct buf *buf)
{
    const struct chart_mark *mark = &row->marks[series];
    if (!mark->is_set) {
        return;
    }
    buf_add_z(buf, "<g>");
    put_tip(row, mark, chart->series[series], buf);
    switch (chart->kind) {
    case CHART_BARS:
        put_bar(scale, mark, y, series, buf);
        break;
    case CHART_RANGES:
        put_range(scale, mark, y, series, buf);
        break;
    case CHART_DOTS:
    case CHART_LINES:
        put_dot(scale, mark, y, series, buf);
        break;
    }
    buf_add_z(buf, "</g>\n");
}

static void
put_tick_words(const struct chart *chart, double value, struct buf *buf)
{
    html_text(chart->show(chart->arena, chart->unit, value), buf);
}

/* Vertical lines and their values below. */
static void
put_axis(const struct chart *chart, const struct scale *scale, int height, struct buf *buf)
{
    double step = scale->step;
    int ticks = (int)lround((scale->high - scale->low) / step);
    for (int i = 0; i <= ticks; i++) {
        double value = scale->low + i * step, x = x_of(scale, value);
        const char *anchor = i == 0 ? "start" : i == ticks ? "end" : "middle";
        buf_printf(buf, "<line class=\"g\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"0\" y2=\"%d\"/>", x, x,
                   height);
        if (ticks > 4 && i % 2 && i != ticks) {
            continue;
        }
        buf_printf(buf, "<text class=\"a\" x=\"%.2f%%\" y=\"%d\" text-anchor=\"%s\">", x,
                   height + 14, anchor);
        put_tick_words(chart, value, buf);
        buf_add_z(buf, "</text>\n");
    }
}

static void
put_rows(const struct chart *chart, const struct scale *scale, struct buf *buf)
{
    int y = 0;
    for (size_t i = 0; i < chart->n_rows; i++) {
        buf_printf(buf, "<text class=\"t\" x=\"0\" y=\"%d\">", y + 14);
        html_text(chart->rows[i].label, buf);
        buf_add_z(buf, "</text>\n");
        y += LABEL_PX;
        for (size_t k = 0; k < chart->n_series; k++, y += MARK_PX) {
            put_mark(chart, scale, &chart->rows[i], k, y, buf);
        }
        y += ROW_GAP_PX;
    }
}

/* ---- lines ---- */

static double
line_x(const struct chart *chart, size_t row)
{
    return chart->n_rows > 1 ? 13 + 86 * (double)row / (double)(chart->n_rows - 1) : 50;
}

static double
line_y(const struct scale *scale, double value)
{
    return TOP_PX + (1 - part_of_scale(scale, value)) * LINES_PX;
}

static void
put_line(const struct chart *chart, const struct scale *scale, size_t series, struct buf *buf)
{
    const struct chart_mark *last = NULL;
    size_t last_row = 0;
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct chart_mark *mark = &chart->rows[i].marks[series];
        if (!mark->is_set) {
            continue;
        }
        double x = line_x(chart, i), y = line_y(scale, mark->value);
        buf_add_z(buf, "<g>");
        put_tip(&chart->rows[i], mark, chart->series[series], buf);
        if (last) {
            buf_printf(buf,
                       "<line class=\"l%zu\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%.1f\" y2=\"%.1f\" "
                       "stroke-width=\"2\"/>",
                       series, line_x(chart, last_row), x, line_y(scale, last->value), y);
        }
        if (mark->low < mark->high) {
            buf_printf(buf,
                       "<line class=\"l%zu\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%.1f\" y2=\"%.1f\" "
                       "stroke-width=\"1\"/>",
                       series, x, x, line_y(scale, mark->low), line_y(scale, mark->high));
        }
        buf_printf(buf, "<circle class=\"s%zu\" cx=\"%.2f%%\" cy=\"%.1f\" r=\"4\"/></g>\n", series,
                   x, y);
        last = mark;
        last_row = i;
    }
}

static void
put_lines(const struct chart *chart, const struct scale *scale, struct buf *buf)
{
    double step = scale->step;
    int ticks = (int)lround((scale->high - scale->low) / step);
    for (int i = 0; i <= ticks; i++) {
        double y = line_y(scale, scale->low + i * step);
        buf_printf(buf,
                   "<line class=\"g\" x1=\"0\" x2=\"100%%\" y1=\"%.1f\" y2=\"%.1f\"/>"
                   "<text class=\"a\" x=\"0\" y=\"%.1f\">",
                   y, y, y - 3);
        put_tick_words(chart, scale->low + i * step, buf);
        buf_add_z(buf, "</text>\n");
    }
    for (size_t k = 0; k < chart->n_series; k++) {
        put_line(chart, scale, k, buf);
    }
    size_t ends[] = {0, chart->n_rows - 1};
    for (size_t i = 0; i < 2; i++) {
        buf_printf(buf, "<text class=\"a\" x=\"%s\" y=\"%d\" text-anchor=\"%s\">",
                   i ? "100%" : "13%", TOP_PX + LINES_PX + 16, i ? "end" : "start");
        html_text(chart->rows[ends[i]].label, buf);
        buf_add_z(buf, "</text>\n");
    }
}

/* ---- the whole ---- */

static void
put_legend(const struct chart *chart, struct buf *buf)
{
    buf_add_z(buf, "<figcaption>");
    for (size_t i = 0; i < chart->n_series && chart->series[0].n; i++) {
        buf_printf(buf, "<span><i class=\"k%zu\"></i>", i);
        html_text(chart->series[i], buf);
        buf_add_z(buf, "</span> ");
    }
    html_text(str_of(chart->desc), buf);
    buf_add_z(buf, "</figcaption>\n");
}

void
chart_write(const struct chart *chart, size_t number, struct buf *buf)
{
    if (chart->n_rows == 0) {
        return;
    }
    bool is_lines = chart->kind == CHART_LINES, has_axis = !is_lines && chart->show;
    int rows = (int)chart->n_rows, series = (int)chart->n_series;
    int plot = is_lines ? TOP_PX + LINES_PX : rows * (LABEL_PX + series * MARK_PX + ROW_GAP_PX);
    struct scale scale = scale_of(chart);
    if (scale.is_empty) {
        return;
    }
    buf_add_z(buf, "<figure>\n");
    put_legend(chart, buf); /* above: a long chart is longer than a phone's screen */
    buf_printf(buf,
               "<svg role=\"img\" aria-labelledby=\"ct%zu cd%zu\" width=\"100%%\" "
               "height=\"%d\">\n<title id=\"ct%zu\">",
               number, number, plot + (is_lines || has_axis ? AXIS_PX : 0), number);
    html_text(str_of(chart->title), buf);
    buf_printf(buf, "</title><desc id=\"cd%zu\">", number);
    html_text(str_of(chart->desc), buf);
    buf_add_z(buf, " The table below has the numbers.</desc>\n");
    if (is_lines) {
        put_lines(chart, &scale, buf);
    } else {
        if (has_axis) {
            put_axis(chart, &scale, plot, buf);
        }
        put_rows(chart, &scale, buf);
    }
    buf_add_z(buf, "</svg>\n</figure>\n");
}
