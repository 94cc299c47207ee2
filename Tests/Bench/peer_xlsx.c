/* The same sheet by plain libxlsxwriter in constant-memory mode: peer_xlsx FILE ROWS */
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

int main(int count, char **arguments) {
    if (count != 3) return 64;
    lxw_workbook_options options = {.constant_memory = 1};
    lxw_workbook *book = workbook_new_opt(arguments[1], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "traffic");
    lxw_format *money = workbook_add_format(book);
    format_set_num_format(money, "#,##0.00;[Red]-#,##0.00");
    lxw_format *text = workbook_add_format(book);
    format_set_indent(text, 1);
    char cell[64];
    for (int column = 0; column < 12; column++) {
        snprintf(cell, sizeof cell, "column %d", column);
        worksheet_write_string(sheet, 0, column, cell, text);
    }
    int rows = atoi(arguments[2]);
    for (int row = 1; row <= rows; row++) {
        for (int column = 0; column < 5; column++) {
            snprintf(cell, sizeof cell, "team-%03d/%s-%d", row % 120, column < 3 ? "az" : "eni", (row * 7 + column) % (column < 3 ? 40 : 100000));
            worksheet_write_string(sheet, row, column, cell, text);
        }
        for (int column = 5; column < 12; column++) worksheet_write_number(sheet, row, column, row * 1.25 + column * 0.01, money);
    }
    return workbook_close(book);
}
