"""A rule of the import linter: a package is entered by its door."""

from importlinter import Contract, ContractCheck, fields, output


class DoorContract(Contract):
    """Outside a package, its ``__init__`` is imported and never a module within it.

    It holds for every package inside ``top_packages``; those themselves are open. No list of
    packages is kept: a folder with an ``__init__`` is a package.
    """

    type_name = "door"
    top_packages = fields.ListField(subfield=fields.StringField())

    def check(self, graph, verbose):  # type: ignore[no-untyped-def]
        """Return the imports that pass a package by its wall."""
        tops = set(self.top_packages)
        packages = {
            name
            for top in tops
            for name in graph.find_descendants(top)
            if graph.find_children(name) and name not in tops
        }
        broken = [
            (importer, inner)
            for package in sorted(packages)
            for inner in sorted(graph.find_descendants(package) - packages)
            for importer in sorted(graph.find_modules_that_directly_import(inner))
            if not f"{importer}.".startswith(f"{package}.") and not _by_name(graph, importer, inner)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check):  # type: ignore[no-untyped-def]
        """Print each import that goes round a door."""
        for importer, inner in check.metadata["broken"]:
            output.print_error(f"{importer} imports {inner}: import it from its package.")


def _by_name(graph, importer, inner):  # type: ignore[no-untyped-def]
    """Return whether the package is asked for a name that one of its modules bears too."""
    package = inner.rpartition(".")[0]
    found = graph.get_import_details(importer=importer, imported=inner)
    return all(line["line_contents"].startswith(f"from {package} import") for line in found)
