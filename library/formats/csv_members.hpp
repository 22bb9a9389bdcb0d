#pragma once

#include "library/base/text.hpp"
#include "library/formats/csv_cells.hpp"
#include "library/formats/csv_row_reading.hpp"
#include "library/formats/loose_date.hpp"
#include "library/formats/xml_text.hpp"
#include "library/record/record.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace findings::csv {

// How the cell of a column is taken into a member of the record and written from it: one struct for
// each type of member, whose functions are what Column wants.

using Text = std::string_view;

template <std::string Record::*member>
struct TextOf {
    static void take(RowReading& row, Text text)
    {
        std::string& field = row.record.*member;
        if (field.empty())
            field = text;
        else if (field != text)
            row.notes.add("another " + ascii_lower(row.column) + ": " +
                          std::string(cut(text, 100)));
    }
    static std::string text(const Record& record) { return record.*member; }
};

template <std::string Container::*member>
struct PartOf {
    static void take(RowReading& row, Text text)
    {
        if (std::string& field = row.record.container.*member; field.empty())
            field = text;
    }
    static std::string text(const Record& record) { return record.container.*member; }
};

template <std::vector<std::string> Record::*member>
struct ListOf {
    static void take(RowReading& row, Text text)
    {
        for (std::string& item : items_of_csv_list(text))
            add_once(std::move(item), row.record.*member);
    }
    static std::string text(const Record& record) { return csv_list(record.*member); }
};

template <auto member>
struct IdentifierOf {
    using Id =
        typename std::remove_reference_t<decltype(std::declval<Record>().*member)>::value_type;
    static void take(RowReading& row, Text text)
    {
        if (auto id = Id::parse(text); id && !(row.record.*member))
            row.record.*member = std::move(id);
        else if (!id || id != row.record.*member)
            row.notes.is_no(row.column, "valid identifier", text);
    }
    static std::string text(const Record& record)
    {
        return record.*member ? (record.*member)->str() : "";
    }
};

template <std::optional<Date> Record::*member>
struct DateOf {
    static void take(RowReading& row, Text text)
    {
        row.record.*member = loose_date(text);
        if (!(row.record.*member))
            row.notes.is_no(row.column, "date", text);
    }
    static std::string text(const Record& record)
    {
        return record.*member ? (record.*member)->str() : "";
    }
};

template <std::optional<int> Record::*member>
struct NumberOf {
    static void take(RowReading& row, Text text)
    {
        int number = 0;
        const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
        if (end.ec == std::errc{} && end.ptr == text.data() + text.size() && number >= 0)
            row.record.*member = number;
        else
            row.notes.is_no(row.column, "number", text);
    }
    static std::string text(const Record& record)
    {
        return record.*member ? std::to_string(*(record.*member)) : "";
    }
};

template <auto member>
struct TermOf {
    using Term =
        typename std::remove_reference_t<decltype(std::declval<Record>().*member)>::value_type;
    static void take(RowReading& row, Text text)
    {
        row.record.*member = parse_term<Term>(text);
        if (!(row.record.*member))
            row.notes.is_no(row.column, "word of its list", text);
    }
    static std::string text(const Record& record)
    {
        return record.*member ? std::string(token(*(record.*member))) : "";
    }
};

template <std::vector<Country> Record::*member>
struct CountriesOf {
    static void take(RowReading& row, Text text)
    {
        for (const std::string& item : items_of_csv_list(text))
            if (!add_parsed(item, row.record.*member))
                row.notes.is_no(row.column, "country's code", item);
    }
    static std::string text(const Record& record) { return list_of(record.*member); }

private:
    static std::string list_of(const std::vector<Country>& countries)
    {
        std::vector<std::string> codes;
        for (const Country& country : countries)
            codes.push_back(country.str());
        return csv_list(codes);
    }
};

template <std::vector<SourceWork> Record::*member>
struct WorksOf {
    static void take(RowReading& row, Text text)
    {
        for (std::string& item : items_of_csv_list(text))
            (row.record.*member).push_back({.citation = std::move(item)});
    }
    static std::string text(const Record& record)
    {
        std::vector<std::string> citations;
        for (const SourceWork& work : record.*member)
            citations.push_back(work.citation);
        return csv_list(citations);
    }
};

}  // namespace findings::csv
