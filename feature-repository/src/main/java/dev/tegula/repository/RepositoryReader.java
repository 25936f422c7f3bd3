package dev.tegula.repository;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.LoadType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a feature repository: a folder with {@code *.yaml} files, or one such file. {@code
 * docs/feature-repository.md} describes every key. Stateless; usable from any thread.
 */
public final class RepositoryReader {

  private static final List<String> KEYS =
      List.of(
          "workspace",
          "entities",
          "data_sources",
          "feature_views",
          "on_demand_feature_views",
          "feature_services",
          "options");

  private final Problems problems = new Problems();
  private final Declared<Entity> entities = new Declared<>("an entity");
  private final Declared<DataSource> dataSources = new Declared<>("a data source");
  private final Declared<FeatureView> featureViews = new Declared<>("a feature view");
  private final Declared<OnDemandViewReader.Read> onDemandViews =
      new Declared<>("an on-demand feature view");
  private final Declared<FeatureService> services = new Declared<>("a feature service");

  private RepositoryReader() {}

  /**
   * Reads a repository without looking at its data.
   *
   * @throws InvalidRepositoryException with everything that is wrong with it
   */
  public static FeatureRepository read(Path repo) {
    return read(repo, false);
  }

  /**
   * Reads a repository and checks that the local files and folders of its data sources are there.
   * Servers need no data and call {@link #read(Path)}. URIs are left to those who can open them.
   *
   * @throws InvalidRepositoryException with everything that is wrong with it
   */
  public static FeatureRepository checkSources(Path repo) {
    return read(repo, true);
  }

  private static FeatureRepository read(Path repo, boolean sourcesMustExist) {
    RepositoryReader reader = new RepositoryReader();
    FeatureRepository repository = reader.readAll(repo, sourcesMustExist);
    reader.problems.throwIfAny();
    return repository;
  }

  private FeatureRepository readAll(Path repo, boolean sourcesMustExist) {
    List<Section> roots = new RepositoryFiles(problems).read(repo);
    roots.forEach(root -> root.allow(KEYS));
    String workspace = readWorkspace(roots);
    // References point from the later lists to the earlier ones, across files.
    readList(roots, "entities", entities, EntityReader::read);
    readList(
        roots,
        "data_sources",
        dataSources,
        new DataSourceReader(RepositoryFiles.folder(repo), sourcesMustExist)::read);
    TableGroups groups = new TableGroups();
    readList(
        roots,
        "feature_views",
        featureViews,
        new FeatureViewReader(entities, dataSources, readDefaultLoadType(roots), groups)::read);
    groups.requireOwnNames(featureViews.all().stream().map(FeatureView::name).toList());
    readList(
        roots,
        "on_demand_feature_views",
        onDemandViews,
        new OnDemandViewReader(featureViews)::read);
    Declared<ServedView> served = new Declared<>("a view");
    served.addAll(featureViews, ServedView::of);
    served.addAll(onDemandViews, read -> ServedView.of(read.view(), read.keys()));
    readList(roots, "feature_services", services, new FeatureServiceReader(served)::read);
    return new FeatureRepository(
        workspace,
        featureViews.all(),
        onDemandViews.all().stream().map(OnDemandViewReader.Read::view).toList(),
        services.all());
  }

  private String readWorkspace(List<Section> roots) {
    String workspace = "";
    for (Section root : roots) {
      Optional<Value> value = root.optional("workspace");
      Optional<String> name = value.flatMap(Words::name);
      if (name.isPresent() && !workspace.isEmpty() && !name.get().equals(workspace)) {
        String first = workspace;
        value.ifPresent(v -> v.reject(first + ", as in another file of this repository"));
      }
      workspace = name.orElse(workspace);
    }
    boolean given = roots.stream().anyMatch(root -> root.optional("workspace").isPresent());
    if (!given && !roots.isEmpty()) {
      roots.get(0).required("workspace", "the name that requests give in workspace_name");
    }
    return workspace;
  }

  /** One file says it for all. */
  private static LoadType readDefaultLoadType(List<Section> roots) {
    Optional<LoadType> known = Optional.empty();
    for (Section root : roots) {
      Optional<Value> written = LoadTypes.written(root);
      Optional<LoadType> here = LoadTypes.read(written);
      if (known.isPresent() && here.isPresent() && !known.equals(here)) {
        LoadType first = known.get();
        written.ifPresent(v -> v.reject(first + ", as in another file of this repository"));
      }
      known = known.isPresent() ? known : here;
    }
    return known.orElse(LoadType.ROW_BY_ROW);
  }

  private static <T> void readList(
      List<Section> roots, String key, Declared<T> declared, Declared.Reader<T> reader) {
    for (Section root : roots) {
      root.optional(key)
          .map(value -> value.elements("a list"))
          .orElse(List.of())
          .forEach(element -> declared.read(element, reader));
    }
  }
}
